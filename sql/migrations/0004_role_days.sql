-- Roles by day: what office_holders sums up, and where the role that a speaker had at the time is looked up.
CREATE TABLE marts.role_day_counts (
    person_id BIGINT, title_key VARCHAR, organisation_id BIGINT, day DATE, title VARCHAR, office VARCHAR, holds BIGINT, held BIGINT,
    will_hold BIGINT, starts_at DATE, ends_at DATE, articles BIGINT, independent_articles BIGINT, first_told BIGINT, article_id BIGINT,
    role_no INTEGER
);
INSERT INTO ops.stale_days SELECT DISTINCT utc_day(published_at) FROM articles;

COMMENT ON TABLE marts.role_day_counts IS 'Who is said to have which title of which organisation on each day; marts.office_holders sums it up.';
COMMENT ON COLUMN marts.role_day_counts.person_id IS 'The person.';
COMMENT ON COLUMN marts.role_day_counts.title_key IS 'name_key of the title.';
COMMENT ON COLUMN marts.role_day_counts.organisation_id IS 'The organisation or country; null when no article says.';
COMMENT ON COLUMN marts.role_day_counts.day IS 'UTC day of publication; null when unknown.';
COMMENT ON COLUMN marts.role_day_counts.title IS 'The title as written.';
COMMENT ON COLUMN marts.role_day_counts.office IS 'Kind of office.';
COMMENT ON COLUMN marts.role_day_counts.holds IS 'Articles that say the person holds it.';
COMMENT ON COLUMN marts.role_day_counts.held IS 'Articles that say the person held it.';
COMMENT ON COLUMN marts.role_day_counts.will_hold IS 'Articles that say the person will.';
COMMENT ON COLUMN marts.role_day_counts.starts_at IS 'When the office began, where told.';
COMMENT ON COLUMN marts.role_day_counts.ends_at IS 'When it ended, where told.';
COMMENT ON COLUMN marts.role_day_counts.articles IS 'Articles that say so.';
COMMENT ON COLUMN marts.role_day_counts.independent_articles IS 'Stories that say so that day: copies count once.';
COMMENT ON COLUMN marts.role_day_counts.first_told IS 'Stories among them that are not counted on an earlier day; these add up over days.';
COMMENT ON COLUMN marts.role_day_counts.article_id IS 'Evidence: the day''s article with the smallest id,';
COMMENT ON COLUMN marts.role_day_counts.role_no IS 'and its first such role.';
