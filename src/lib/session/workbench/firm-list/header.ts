import { plainWords } from '../caseload/plain-words.ts';
import { takenInColumns, type TakenInColumn } from './list-columns.ts';
import type { Sheet } from './table.ts';

/** What each column of a file is taken for; undefined where it is left out. Any number of columns may be remarks. */
export type Mapping = readonly (TakenInColumn | undefined)[];

export interface Header {
	/** The row with the names of the columns. */
	readonly row: number;
	readonly mapping: Mapping;
}

/** How Chinese offices and others head such columns; written as `plainHeading` makes them. */
const headings: Readonly<Record<TakenInColumn, readonly string[]>> = {
	name: [
		'企业名称',
		'单位名称',
		'公司名称',
		'厂名',
		'企业',
		'单位',
		'公司',
		'名称',
		'工厂名称',
		'法人单位名称',
		'企业全称',
		'name',
		'company',
		'companyname',
		'firm',
		'firmname',
		'factory',
		'enterprise',
		'enterprisename',
		'empresa',
		'nombre',
		'اسم المصنع',
		'الشركة',
	],
	person: [
		'联系人',
		'联系人姓名',
		'负责人',
		'企业负责人',
		'法人',
		'法定代表人',
		'姓名',
		'老板',
		'contact',
		'contactperson',
		'contactname',
		'person',
		'owner',
		'contacto',
		'جهة الاتصال',
	],
	phone: [
		'电话',
		'手机',
		'手机号',
		'手机号码',
		'联系电话',
		'联系方式',
		'电话号码',
		'联系手机',
		'座机',
		'phone',
		'phonenumber',
		'mobile',
		'tel',
		'telephone',
		'cell',
		'telefono',
		'الهاتف',
	],
	address: [
		'地址',
		'企业地址',
		'单位地址',
		'详细地址',
		'经营地址',
		'注册地址',
		'厂址',
		'通讯地址',
		'生产地址',
		'address',
		'direccion',
		'العنوان',
	],
	county: [
		'县区',
		'区县',
		'县市区',
		'县(市、区)',
		'县',
		'所在地',
		'所属县区',
		'所属区县',
		'所在县区',
		'所在区县',
		'属地',
		'地区',
		'区域',
		'county',
		'district',
		'region',
		'area',
		'municipio',
	],
	cluster: [
		'行业',
		'所属行业',
		'产业',
		'产业集群',
		'行业类别',
		'行业分类',
		'主营业务',
		'主要产品',
		'主营产品',
		'industry',
		'cluster',
		'sector',
		'business',
	],
	headcount: [
		'人数',
		'员工人数',
		'职工人数',
		'从业人数',
		'员工数',
		'职工数',
		'用工人数',
		'从业人员',
		'员工',
		'employees',
		'headcount',
		'staff',
		'people',
		'numberofemployees',
		'empleados',
		'personas',
	],
	revenue_band: [
		'营业收入',
		'营收',
		'年营业收入',
		'年产值',
		'一年营业收入',
		'产值',
		'年销售额',
		'revenue',
		'turnover',
		'ingresos',
	],
	above_scale: [
		'规上企业',
		'是否规上',
		'规上',
		'规模以上',
		'是否规模以上',
		'规上规下',
		'abovescale',
		'abovedesignatedsize',
	],
	planned: [
		'计划走访',
		'走访日期',
		'计划走访日期',
		'走访时间',
		'计划日期',
		'预约日期',
		'预约时间',
		'visitplanned',
		'visit',
		'visitdate',
		'planned',
		'planneddate',
	],
	remark: [
		'备注',
		'说明',
		'备注说明',
		'情况说明',
		'remark',
		'remarks',
		'note',
		'notes',
		'comment',
		'comments',
		'notas',
		'ملاحظات',
	],
};

/** As many rows as a title, a date and a legend may take above the names of the columns. */
const searchedRows = 20;

/** The row that names most columns is the header; `own` are the names that our own lists give them. */
export function findHeader(rows: Sheet['rows'], own: (column: TakenInColumn) => string): Header {
	const columnBy = new Map(
		takenInColumns.flatMap((column) =>
			[own(column), ...headings[column]].map((heading) => [plainHeading(heading), column] as const),
		),
	);
	const candidates = rows
		.slice(0, searchedRows)
		.map((cells, row) => ({ row, mapping: eachOnce(cells.map((cell) => columnBy.get(plainHeading(cell)))) }));
	const [best] = candidates.toSorted((a, b) => named(b.mapping) - named(a.mapping) || a.row - b.row);
	return best ?? { row: 0, mapping: [] };
}

const named = (mapping: Mapping): number => mapping.filter((column) => column !== undefined).length;

/** Two columns with phones: the first is taken, the other may be made a remark. */
const eachOnce = (mapping: Mapping): Mapping =>
	mapping.map((column, index) => (mapping.indexOf(column) === index ? column : undefined));

/** Without spaces, stars for "required", and units or hints in brackets: 电话* and 人数（人） are 电话 and 人数. */
const plainHeading = (heading: string): string => {
	const plain = plainWords(heading)
		.normalize('NFD')
		.replaceAll(/[\s*:：_./\p{Mn}-]/gu, '');
	return plain.replaceAll(/[(（[【].*?[)）\]】]/g, '') || plain;
};

/** What a column is taken for from now on; what can be said only once moves there from where it was. */
export const remapped = (mapping: Mapping, at: number, column: TakenInColumn | undefined): Mapping =>
	mapping.map((before, index) => {
		if (index === at) return column;
		return before === column && column !== 'remark' ? undefined : before;
	});
