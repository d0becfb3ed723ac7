-- What is each source like: how much it publishes, how much of it is copied, its tone and topics, and whom it quotes?
-- copies, syndicated_share: articles that are copies of an earlier one, of any source; and their share, from 0 to 1
-- quoted_share: statements with words in quotation marks, as a share of all, from 0 to 1
-- tone: mean of its sentences, from -1 to 1
SELECT source, domain, country_code, articles, independent_articles, copies, syndicated_share, first_day, last_day, words_an_article,
       statements_an_article, quoted_share, tone, topics, quoted
FROM marts.source_profile
ORDER BY articles DESC, source, source_id
