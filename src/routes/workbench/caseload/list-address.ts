import { viewToQuery, type CaseView } from '$lib/session/workbench/caseload/case-view.ts';
import { firmsAddress } from '../../addresses.ts';

/** The list as it is looked at, with the firm that is open in it. */
export function listAddress(view: CaseView, firm?: string): string {
	const query = viewToQuery(view);
	if (firm !== undefined) query.set('firm', firm);
	const words = query.toString();
	return words === '' ? firmsAddress() : `${firmsAddress()}?${words}`;
}
