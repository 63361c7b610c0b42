-- The questions of the cohort over the tables check_ups, answers, items, nodes, levels and clusters (docs/cohort.md).
-- They count exactly. What leaves the office goes through the rule of five first: the command does that when it writes
-- CSV and report, a query of one's own does not.

-- Each firm once, as its last check-up has it.
CREATE OR REPLACE VIEW firms AS
SELECT * FROM check_ups WHERE is_last;

-- How many there are of what.
CREATE OR REPLACE VIEW cohort_size AS
SELECT unnest(['check_ups', 'firms', 'visited', 'followed']) AS what, unnest([
  (SELECT count(*) FROM check_ups),
  (SELECT count(*) FROM firms),
  (SELECT count(*) FROM firms WHERE visited),
  (SELECT count(*) FROM firms WHERE turns > 1)
]) AS n;

-- Results of each firm: the official level and the chain rung, claimed and evidenced. Evidenced only where somebody
-- was there: of the others nothing is proven, and nothing is said.
CREATE OR REPLACE VIEW results AS
SELECT firm, 'official' AS scale, 'claimed' AS half, claimed_level_low AS low, claimed_level_high AS high FROM firms
UNION ALL SELECT firm, 'chain', 'claimed', claimed_rung_low, claimed_rung_high FROM firms
UNION ALL SELECT firm, 'official', 'evidenced', evidenced_level_low, evidenced_level_high FROM firms WHERE visited
UNION ALL SELECT firm, 'chain', 'evidenced', evidenced_rung_low, evidenced_rung_high FROM firms WHERE visited;

-- How many firms have which level or rung. low < high: not settled, the open answers allow everything between; such a
-- firm is never counted as the middle.
CREATE OR REPLACE VIEW level_distribution AS
WITH counted AS (SELECT scale, half, low, high, count(*) AS n FROM results GROUP BY ALL),
settled AS (SELECT scale, half, level AS low, level AS high FROM levels, (SELECT unnest(['claimed', 'evidenced']) AS half))
SELECT scale, half, low, high, lowest.name AS low_name, highest.name AS high_name, coalesce(n, 0) AS n
FROM (FROM settled FULL JOIN counted USING (scale, half, low, high))
JOIN (SELECT scale, level AS low, name FROM levels) AS lowest USING (scale, low)
JOIN (SELECT scale, level AS high, name FROM levels) AS highest USING (scale, high)
ORDER BY scale DESC, half, low <> high, low, high;

-- Where chains first break, by the firm's own word. kind: link, node or item (the joined decision); open: nobody answered
-- what would tell; none: nothing holds the chain any more.
CREATE OR REPLACE VIEW first_breaks AS
WITH places AS (
  SELECT CASE WHEN kind = 'link' THEN kind ELSE 'item' END AS kind, item AS at, name, place FROM items WHERE may_break
  UNION ALL SELECT 'node', node, name, 900 + place FROM nodes
  UNION ALL SELECT unnest(['open', 'none']), NULL, NULL, unnest([1000, 1001])
),
counted AS (SELECT break_kind AS kind, break_at AS at, count(*) AS n FROM firms GROUP BY ALL)
SELECT places.kind, places.at, name, coalesce(n, 0) AS n
FROM places LEFT JOIN counted ON counted.kind = places.kind AND counted.at IS NOT DISTINCT FROM places.at
ORDER BY place;

-- The state of each scene (0 to 4) by cluster, and over all clusters (cluster NULL, name NULL, whole true): n firms that
-- answered it, and the states that a quarter, a half and three quarters of them do not exceed.
CREATE OR REPLACE VIEW scenes_by_cluster AS
SELECT
  grouping(cluster) = 1 AS whole,
  cluster,
  CASE WHEN grouping(cluster) = 0 THEN any_value(clusters.name) END AS cluster_name,
  items.item AS scene,
  any_value(items.name) AS scene_name,
  count(*) AS n,
  quantile_disc(state, 0.25) AS q1,
  quantile_disc(state, 0.5) AS median,
  quantile_disc(state, 0.75) AS q3
FROM firms JOIN answers USING (check_up) JOIN items USING (item) LEFT JOIN clusters USING (cluster)
WHERE items.kind = 'scene'
GROUP BY GROUPING SETS ((cluster, items.item), (items.item))
ORDER BY any_value(items.place), whole DESC, min(clusters.place);

-- Of the firms that were visited: how many levels or rungs of what is certain by their own word nobody has seen yet.
CREATE OR REPLACE VIEW unproven_levels AS
WITH counted AS (
  SELECT scale, said.low - seen.low AS steps, count(*) AS n
  FROM (FROM results WHERE half = 'claimed') AS said JOIN (FROM results WHERE half = 'evidenced') AS seen USING (firm, scale)
  GROUP BY ALL
)
SELECT scale, steps, coalesce(n, 0) AS n
FROM (SELECT scale, level AS steps FROM levels) FULL JOIN counted USING (scale, steps)
ORDER BY scale DESC, steps;

-- One row a firm and item: the first state that was seen or is on record (E2, E3), and the last that the firm had said
-- before (E0, E1). In between it may have mended things: what it over-claimed is at least this.
CREATE OR REPLACE VIEW said_and_seen AS
WITH told AS (
  SELECT firm, turn, item, state, evidence IN ('E2', 'E3') AS is_seen FROM answers JOIN check_ups USING (check_up)
),
seen AS (SELECT firm, item, min(turn) AS turn, arg_min(state, turn) AS seen FROM told WHERE is_seen GROUP BY ALL)
SELECT firm, item, arg_max(told.state, told.turn) AS said, any_value(seen.seen) AS seen
FROM told JOIN seen USING (firm, item)
WHERE told.turn < seen.turn
GROUP BY ALL;

-- Per item: n firms that said and were then seen, how many had said better, by how many steps on average. Only from five
-- firms on.
CREATE OR REPLACE VIEW over_claim AS
SELECT
  item,
  any_value(name) AS name,
  any_value(kind) AS kind,
  count(*) AS n,
  count(*) FILTER (said > seen) AS over,
  sum(said - seen)::BIGINT AS steps,
  round(avg(said - seen), 2) AS mean_steps
FROM said_and_seen JOIN items USING (item)
GROUP BY item
HAVING count(*) >= 5
ORDER BY avg(said - seen) DESC, any_value(place);

-- Each firm with more than one check-up: the first and the last. Risen or fallen only where the bounds do not touch.
CREATE OR REPLACE VIEW first_and_last AS
WITH pairs AS (
  SELECT
    f.firm,
    date_diff('day', f.created_at, l.created_at) AS days,
    unnest(['official', 'chain', 'official', 'chain']) AS scale,
    unnest(['claimed', 'claimed', 'evidenced', 'evidenced']) AS half,
    unnest([f.claimed_level_low, f.claimed_rung_low, f.evidenced_level_low, f.evidenced_rung_low]) AS first_low,
    unnest([f.claimed_level_high, f.claimed_rung_high, f.evidenced_level_high, f.evidenced_rung_high]) AS first_high,
    unnest([l.claimed_level_low, l.claimed_rung_low, l.evidenced_level_low, l.evidenced_rung_low]) AS last_low,
    unnest([l.claimed_level_high, l.claimed_rung_high, l.evidenced_level_high, l.evidenced_rung_high]) AS last_high
  FROM check_ups AS f JOIN check_ups AS l USING (firm)
  WHERE f.turn = 1 AND l.is_last AND f.turns > 1
)
SELECT
  *,
  CASE WHEN last_low > first_high THEN 'risen' WHEN last_high < first_low THEN 'fallen' ELSE 'no-proven-change' END AS verdict
FROM pairs;

-- How many firms rose or fell between their first check-up and their last.
CREATE OR REPLACE VIEW change_over_time AS
WITH verdicts AS (SELECT unnest(['risen', 'no-proven-change', 'fallen']) AS verdict, unnest([1, 2, 3]) AS place),
scales AS (SELECT DISTINCT scale FROM levels),
halves AS (SELECT unnest(['claimed', 'evidenced']) AS half)
SELECT scale, half, verdict, count(first_and_last.firm) AS n
FROM scales CROSS JOIN halves CROSS JOIN verdicts LEFT JOIN first_and_last USING (scale, half, verdict)
GROUP BY scale, half, verdict, verdicts.place
ORDER BY scale DESC, half, verdicts.place;
