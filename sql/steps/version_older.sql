-- The older texts that the batch brings, annotated under ids of their own.
CREATE OR REPLACE TEMP TABLE fact_texts AS
SELECT ('0x' || md5(concat_ws(chr(31), 'text', article_id::VARCHAR, content_hash))[:13])::BIGINT AS text_id, article_id, content_hash
FROM incoming WHERE action = 'older';
