import { shoeWorkshop } from '../journeys/shoe-workshop.ts';
import { answersFile } from '../journeys/walking.ts';

/** A backup of so many check-ups, whose ids begin with the name of the lot. */
export function backupOfLot(lot: string, size: number): string {
	const { answers } = answersFile(shoeWorkshop);
	const checkUps = Array.from({ length: size }, (_, index) => ({
		questionnaire: 'factory',
		version: 1,
		answers: { ...answers, firm_name: `${lot}-${String(index)}` },
		// Long ago, so that nobody is led to one of them by the start page.
		checkUp: { id: `${lot}-${String(index)}`, createdAt: 1000, updatedAt: 2000, reached: 1 },
	}));
	return JSON.stringify({ backup: { edition: 1, createdAt: 3000, app: 'faults' }, checkUps });
}
