-- From scored rows (scored-row.ts) to the tables that are written out. No level is worked out here.
-- Variables: scored, refused (files), anonymous (boolean), salt (text, another each time).
-- Before it, items and levels are there: names.ts.

CREATE TABLE told AS
SELECT * FROM read_ndjson(
  getvariable('scored'),
  maximum_object_size = 67108864,
  columns = {
    place: 'VARCHAR', id: 'VARCHAR', firm: 'VARCHAR', follows: 'VARCHAR', created_at: 'BIGINT', updated_at: 'BIGINT',
    told_name: 'VARCHAR', county: 'VARCHAR', cluster: 'VARCHAR', sub_industry: 'VARCHAR',
    headcount: 'DOUBLE', size: 'VARCHAR', revenue_band: 'VARCHAR', above_scale: 'BOOLEAN', visited: 'BOOLEAN',
    claimed_level_low: 'TINYINT', claimed_level_high: 'TINYINT', claimed_rung_low: 'TINYINT', claimed_rung_high: 'TINYINT',
    claimed_points_low: 'INTEGER', claimed_points_high: 'INTEGER',
    evidenced_level_low: 'TINYINT', evidenced_level_high: 'TINYINT', evidenced_rung_low: 'TINYINT',
    evidenced_rung_high: 'TINYINT', evidenced_points_low: 'INTEGER', evidenced_points_high: 'INTEGER',
    break_kind: 'VARCHAR', break_at: 'VARCHAR', answers: 'SMALLINT[][]'
  }
);

-- Each check-up once: of several copies the one that was changed last, of equals the first by name.
CREATE TEMP TABLE copies AS
SELECT id, place, row_number() OVER copy AS copy, first_value(place) OVER copy AS kept
FROM told
WINDOW copy AS (PARTITION BY id ORDER BY updated_at DESC, place ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);

CREATE TABLE duplicates AS
SELECT place AS file, kept FROM copies WHERE copy > 1 ORDER BY file;

CREATE TABLE refused AS
SELECT file, reason
FROM read_ndjson(getvariable('refused'), columns = { file: 'VARCHAR', reason: 'VARCHAR' })
ORDER BY file;

CREATE TEMP TABLE kept AS
SELECT id, place, firm, follows, created_at FROM told JOIN copies USING (id, place) WHERE copy = 1;

-- Which check-ups are of one firm: those that name it, and those that follow one of its check-ups. A chain that follows
-- itself has no beginning; its check-ups stand alone.
CREATE TEMP TABLE following AS
SELECT id, follows FROM kept WHERE firm IS NULL AND follows IN (SELECT id FROM kept);

CREATE TEMP TABLE belonging AS
WITH RECURSIVE chain AS (
  SELECT id, coalesce('firm ' || firm, 'check-up ' || id) AS owner FROM kept WHERE id NOT IN (SELECT id FROM following)
  UNION ALL
  SELECT following.id, chain.owner FROM following JOIN chain ON following.follows = chain.id
)
SELECT id, coalesce(chain.owner, 'check-up ' || kept.id) AS owner FROM kept LEFT JOIN chain USING (id);

-- Numbers in place of ids. Where names are left out, their order tells nothing either.
CREATE TEMP TABLE numbered AS
WITH firms AS (
  SELECT
    owner,
    row_number() OVER (
      ORDER BY CASE WHEN getvariable('anonymous') THEN sha256(getvariable('salt') || owner) ELSE owner END
    )::INTEGER AS firm
  FROM (SELECT DISTINCT owner FROM belonging)
)
SELECT
  id,
  place,
  firms.firm,
  row_number() OVER (ORDER BY firms.firm, created_at, id)::INTEGER AS check_up,
  row_number() OVER visits::INTEGER AS turn,
  count(*) OVER (PARTITION BY firms.firm)::INTEGER AS turns
FROM kept JOIN belonging USING (id) JOIN firms USING (owner)
WINDOW visits AS (PARTITION BY firms.firm ORDER BY created_at, id);

CREATE TABLE check_ups AS
SELECT
  check_up,
  numbered.firm,
  turn,
  turn = turns AS is_last,
  turns,
  id AS check_up_id,
  told.firm AS firm_id,
  told_name AS firm_name,
  place AS file,
  -- Without any time in the file nothing is made up.
  CASE WHEN updated_at > 0 THEN make_timestamp(created_at * 1000) END AS created_at,
  CASE WHEN updated_at > 0 THEN make_timestamp(updated_at * 1000) END AS updated_at,
  county, cluster, sub_industry, headcount, size, revenue_band, above_scale,
  visited,
  claimed_level_low, claimed_level_high, claimed_rung_low, claimed_rung_high,
  claimed_points_low / 1000 AS claimed_points_low, claimed_points_high / 1000 AS claimed_points_high,
  evidenced_level_low, evidenced_level_high, evidenced_rung_low, evidenced_rung_high,
  evidenced_points_low / 1000 AS evidenced_points_low, evidenced_points_high / 1000 AS evidenced_points_high,
  break_kind, break_at
FROM told JOIN numbered USING (id, place)
ORDER BY check_up;

CREATE TABLE answers AS
WITH each AS (SELECT check_up, unnest(answers) AS answer FROM told JOIN numbered USING (id, place))
SELECT
  check_up,
  items.item,
  answer[2]::TINYINT AS state,
  (['E0', 'E1', 'E2', 'E3'])[answer[3] + 1] AS evidence,
  (['owner', 'workshop_head', 'accountant', 'advisor'])[answer[4] + 1] AS said_by
FROM each JOIN items ON items.place = answer[1];

DROP TABLE told;
