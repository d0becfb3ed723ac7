-- The kinds of office that one person at a time holds; two members of a parliament are no conflict.
CREATE OR REPLACE MACRO single_office(office) AS office IN (
    'head_of_government', 'president', 'monarch', 'minister', 'governor', 'mayor', 'speaker', 'chief_executive', 'chair',
    'secretary_general', 'military_chief', 'police_chief', 'coach'
);
COMMENT ON MACRO single_office IS 'Whether one person at a time holds this kind of office.';
