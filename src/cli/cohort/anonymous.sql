-- What could lead back to a firm goes. Days become months; a place, trade or size that fewer than five firms share
-- goes too, the place first: it matters least to the questions asked here.
ALTER TABLE check_ups DROP COLUMN check_up_id;
ALTER TABLE check_ups DROP COLUMN firm_id;
ALTER TABLE check_ups DROP COLUMN firm_name;
ALTER TABLE check_ups DROP COLUMN file;
ALTER TABLE check_ups DROP COLUMN headcount;
ALTER TABLE check_ups DROP COLUMN sub_industry;
ALTER TABLE check_ups DROP COLUMN revenue_band;

UPDATE check_ups SET created_at = date_trunc('month', created_at), updated_at = date_trunc('month', updated_at);

CREATE TEMP TABLE rare AS
SELECT county, cluster, size, above_scale FROM check_ups GROUP BY ALL HAVING count(DISTINCT firm) < 5;
UPDATE check_ups SET county = NULL FROM rare
WHERE check_ups.county IS NOT DISTINCT FROM rare.county AND check_ups.cluster IS NOT DISTINCT FROM rare.cluster
  AND check_ups.size IS NOT DISTINCT FROM rare.size AND check_ups.above_scale IS NOT DISTINCT FROM rare.above_scale;

CREATE OR REPLACE TEMP TABLE rare AS
SELECT county, cluster, size, above_scale FROM check_ups GROUP BY ALL HAVING count(DISTINCT firm) < 5;
UPDATE check_ups SET size = NULL, above_scale = NULL FROM rare
WHERE check_ups.county IS NOT DISTINCT FROM rare.county AND check_ups.cluster IS NOT DISTINCT FROM rare.cluster
  AND check_ups.size IS NOT DISTINCT FROM rare.size AND check_ups.above_scale IS NOT DISTINCT FROM rare.above_scale;

CREATE OR REPLACE TEMP TABLE rare AS
SELECT county, cluster, size, above_scale FROM check_ups GROUP BY ALL HAVING count(DISTINCT firm) < 5;
UPDATE check_ups SET cluster = NULL FROM rare
WHERE check_ups.county IS NOT DISTINCT FROM rare.county AND check_ups.cluster IS NOT DISTINCT FROM rare.cluster
  AND check_ups.size IS NOT DISTINCT FROM rare.size AND check_ups.above_scale IS NOT DISTINCT FROM rare.above_scale;
DROP TABLE rare;

-- The names of files are often the names of firms.
DELETE FROM refused;
DELETE FROM duplicates;
