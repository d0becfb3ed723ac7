-- What settling copies has read of texts so far: nothing.
CREATE OR REPLACE TEMP TABLE shingles (article_id BIGINT, shingle UBIGINT);
CREATE OR REPLACE TEMP TABLE figures (article_id BIGINT, masked UBIGINT, shingle UBIGINT);
CREATE OR REPLACE TEMP TABLE sizes (article_id BIGINT, shingles BIGINT);
