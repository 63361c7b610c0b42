import { expect, tagged, test } from './checked-test.ts';
import { downloadBy } from './download.ts';
import { open, putRows, storeFirm, tap } from './walking.ts';

test(
	'a firm is renamed, deleted, brought back and erased for good',
	tagged('engine'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'old', plan: {}, name: '老厂' });
		await storeFirm(page, { id: 'other', plan: {}, name: '另一家' });
		await open(page, '/firms/');
		const named = (key: string, name: string) =>
			page.getByRole('button', { name: `${say(key)} ${name}`, exact: true });
		const title = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });

		await tap(named('firms.rename', '老厂'));
		const field = page.getByRole('textbox', { name: say('firms.renameTitle') });
		await expect(field).toBeFocused();
		await field.fill('宏达鞋业');
		await field.press('Enter');
		await expect(title('宏达鞋业')).toBeVisible();
		await expect(title('老厂')).toHaveCount(0);

		await tap(named('firms.remove', '宏达鞋业'));
		await expect(page.getByText(say('firms.removed', { name: '宏达鞋业' }))).toBeVisible();
		await expect(title('宏达鞋业')).toHaveCount(0);
		await tap(page.getByRole('button', { name: say('firms.undo') }));
		await expect(title('宏达鞋业')).toBeVisible();

		await tap(named('firms.remove', '宏达鞋业'));
		await expect(page.getByText(say('firms.removed', { name: '宏达鞋业' }))).toBeVisible();
		await open(page, '/firms/');
		await tap(page.getByText(say('firms.bin', { count: 1 })));
		await tap(page.getByRole('button', { name: say('firms.restore') }));
		await expect(title('宏达鞋业')).toBeVisible();

		await tap(named('firms.remove', '宏达鞋业'));
		await tap(page.getByText(say('firms.bin', { count: 1 })));
		await tap(page.getByRole('button', { name: say('firms.erase') }));
		const dialog = page.getByRole('dialog', { name: say('firms.eraseTitle', { name: '宏达鞋业' }) });
		await tap(dialog.getByRole('button', { name: say('firms.cancel') }));
		await expect(dialog).toBeHidden();
		await tap(page.getByRole('button', { name: say('firms.erase') }));
		await tap(dialog.getByRole('button', { name: say('firms.erase') }));
		await expect(page.getByText(say('firms.bin', { count: 1 }))).toHaveCount(0);

		await open(page, '/firms/');
		await expect(title('另一家')).toBeVisible();
		await expect(page.getByText('宏达鞋业')).toHaveCount(0);
	},
);

test(
	'a damaged firm is shown as unreadable, with its raw rows to take away, and harms no other',
	tagged('engine'),
	async ({ page, say }) => {
		await storeFirm(page, { id: 'sound', plan: { cluster: { cluster: 'footwear' } }, name: '好的厂' });
		await storeFirm(page, { id: 'broken', plan: {}, name: '坏的厂' });
		const garbage = { assessment: 'broken', item: 'cluster', record: 'rust', save: 's', savedAt: 1 };
		await putRows(page, { assessments: [], entries: [garbage] });
		await open(page, '/firms/');

		await expect(page.getByRole('heading', { level: 2, name: '好的厂' })).toBeVisible();
		await expect(page.getByText(say('firms.unreadable'), { exact: true })).toBeVisible();
		const download = await downloadBy(page, () =>
			tap(page.getByRole('button', { name: say('firms.exportRaw') })),
		);
		expect(download.name).toBe('raw-broken.json');
		expect(download.text).toContain('rust');

		await open(page, '/result/?firm=broken');
		await expect(page.getByRole('alert')).toContainText(say('save.unreadable'));
		await open(page, '/result/?firm=sound');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.getByText('好的厂')).toBeVisible();
	},
);
