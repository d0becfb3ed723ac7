-- The batch's own row, inside the batch's transaction: what was committed is what is recorded.
INSERT INTO ops.batches BY NAME
SELECT $batch_id AS batch_id, $run_id AS run_id, $batch_no AS batch_no, now() AS loaded_at, $articles_in AS articles_in, $loaded AS loaded,
       $updated AS updated, $older AS older, $skipped AS skipped, $rejected AS rejected, $words AS words,
       $newsloom_version AS newsloom_version, $model AS model, $annotator_version AS annotator_version
