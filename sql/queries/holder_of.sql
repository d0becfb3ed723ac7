-- Who held an office, at all or on a day, by what articles say, the most often told near that day first?
-- $title: the title, such as prime minister; or the body or country whose office it is, by any name
-- $on = '': a day, such as 2016-05-01; empty: at any time
-- $organisation = '': only the office of this body or country, by any name; empty: of any
-- holds_first_day, holds_last_day: the first and the last day on which an article says that the person holds it
-- told_before, told_after: the nearest such days before and after the day asked for
-- told_near: articles within half a year of that day that say so
SELECT person, title, organisation, holds, held, will_hold, holds_first_day, holds_last_day, told_before, told_after, told_near, could_be
FROM holder_of($title, on_day := nullif($on, ''), organisation := nullif($organisation, ''))
