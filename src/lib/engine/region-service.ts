import type { RegionService, RulesFile } from './offer.ts';
import { reachOf, whereaboutsOf } from './place.ts';
import type { Readings } from './reading.ts';

/** What the firm's region has of a kind; undefined where it has none, or the firm has not said where it is. */
export function serviceFor(
	kind: RegionService['kind'],
	{ settings, places, offers, services }: RulesFile,
	readings: Readings,
): RegionService | undefined {
	const whereabouts = whereaboutsOf({ placeItems: settings.placeItems, places }, readings);
	return services.find((service) => {
		const region = offers.find(({ id }) => id === service.offer)?.region;
		return service.kind === kind && region !== undefined && reachOf(region, whereabouts) === 'true';
	});
}
