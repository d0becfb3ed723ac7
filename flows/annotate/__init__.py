"""Annotate: what an article says, as rows. `step.annotate` is the step; `pipeline` lists the components in their order."""
