"""What moves: the steps of the pipeline in their order (extract, clean, annotate) and the Prefect flow that runs them."""
