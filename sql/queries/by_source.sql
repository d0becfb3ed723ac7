-- What is each source like: how much it publishes, how much of it is copied, its tone and topics, and whom it quotes?
SELECT source, country_code, articles, independent_articles, copies, syndicated_share, first_day, last_day, words_an_article,
       statements_an_article, quoted_share, tone, topics, quoted
FROM marts.source_profile
ORDER BY articles DESC, source, source_id
