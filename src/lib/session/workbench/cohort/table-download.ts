import { downloadFile } from '../../answers-download.ts';
import { today } from '../../today.ts';
import { csvFile, xlsxFile, type Table } from '../spreadsheet-file.ts';

export type TableFormat = 'csv' | 'xlsx';

interface TableToSave {
	readonly name: string;
	readonly title: string;
	readonly table: Table;
	readonly format: TableFormat;
}

/** Hands a table to the user; gives the name of the file. */
export async function downloadTable({ name, title, table, format }: TableToSave): Promise<string> {
	const fileName = `${name} ${today()}.${format}`;
	downloadFile(fileName, await blobOf(format, title, table));
	return fileName;
}

async function blobOf(format: TableFormat, title: string, table: Table): Promise<Blob> {
	switch (format) {
		case 'csv':
			return new Blob([await csvFile(table)], { type: 'text/csv' });
		case 'xlsx':
			return new Blob([await xlsxFile(title, table)], {
				type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			});
	}
}
