// Hands out what lies in this browser, row by row, where the app itself no longer can: it shares no line with the app, and
// asks only what every browser has. What it saves it also puts back, into a browser where nothing lies.
'use strict';
const ours = 'factory-checkup';
const sayings = {
	zh: {
		title: '把存着的都取出来',
		lead: '软件打不开时用这一页：把这台设备上存的原始记录整份存成一个文件。什么也不上传，什么也不改动。',
		found: '这里有 {rows} 条记录（{bytes} KB）。',
		firms: '里面有企业 {count} 家：{names}',
		unnamed: '（没填名称）',
		more: '……',
		kind: '这个文件和答案文件、备份不一样：软件读不进去，只能用本页放回来，或交给懂行的人查看。里面什么都有，删掉还没清的也在。',
		readable: '没有上锁：谁拿到这个文件，谁就能读里面的一切。只交给信得过的人。',
		none: '这个浏览器里没有存下任何记录。请确认是原来的浏览器、原来的网址。',
		sealed: '这台设备上了锁：记录是加密的。文件可以存，但只有在本软件里输入密码（或恢复码）才能打开。',
		save: '存成文件',
		saved: '已存成文件：{name}。请另存一份到别处。',
		lost: '有 {count} 条读不出来，文件里已注明。',
		back: '把这样存的文件放回来（只能放进没有记录的浏览器）',
		full: '没有放回：这里已经有记录了。请换一个浏览器，或先在软件里清空。',
		wrong: '没有放回：这不是本页存的文件，或者文件坏了。',
		done: '放回来了：{rows} 条。请打开软件看看。',
		failed: '浏览器不让读：{why}',
		broken: '浏览器打不开这里的数据库。设备满了也会这样：先删些照片或应用，再打开本页看看。',
		copy: '旁边另有第二份：体检 {count} 份。存成文件时也会存进去。',
		mend: '要恢复：先存成文件，再在浏览器设置里清除本网站的数据，然后回到本页，把文件放回来。',
		noCopy: '旁边也没有第二份。有备份的话，先在浏览器设置里清除本网站的数据，再打开软件读入备份。',
		home: '打开软件',
	},
	en: {
		title: 'Take out everything that is stored',
		lead: 'For when the app does not open: saves the raw records of this device as one file. Nothing is sent, nothing is changed.',
		found: 'Records here: {rows} ({bytes} KB).',
		firms: 'Firms in them ({count}): {names}',
		unnamed: '(no name)',
		more: '…',
		kind: 'The file is neither an answers file nor a backup: the app does not open it. It is for putting back on this page, or for somebody who knows how to read it. It holds everything, also what was deleted and not yet erased.',
		readable:
			'There is no lock: whoever has the file can read everything in it. Give it only to those you trust.',
		none: 'No records are stored in this browser. Is it the same browser and the same address as before?',
		sealed:
			'This device is locked: the records are sealed. You can save them, but only the app opens them, with the passphrase or the recovery code.',
		save: 'Save as a file',
		saved: 'Saved as {name}. Keep another copy elsewhere.',
		lost: 'Records that could not be read, and are marked in the file: {count}.',
		back: 'Put such a file back (only into a browser without records)',
		full: 'Not put back: there are records here. Use another browser, or erase them in the app first.',
		wrong: 'Not put back: this is no file of this page, or it is damaged.',
		done: 'Put back, records: {rows}. Open the app to see them.',
		failed: 'The browser does not let us read: {why}',
		broken:
			'The browser cannot open the database here. A full device does that too: first delete some photos or apps, then open this page again.',
		copy: 'Beside it lies a second copy, of check-ups: {count}. Saving a file saves it too.',
		mend: "To get it back: save a file, then clear the data of this site in the browser's settings, come back to this page and put the file back.",
		noCopy:
			"There is no second copy beside it either. With a backup, clear the data of this site in the browser's settings, then open the app and take the backup in.",
		home: 'Open the app',
	},
	es: {
		title: 'Sacar todo lo guardado',
		lead: 'Para cuando la aplicación no se abre: guarda los registros de este dispositivo en un archivo. No se envía ni se cambia nada.',
		found: 'Registros aquí: {rows} ({bytes} KB).',
		firms: 'Empresas en ellos ({count}): {names}',
		unnamed: '(sin nombre)',
		more: '…',
		kind: 'El archivo no es un archivo de respuestas ni una copia de seguridad: la aplicación no lo abre. Sirve para devolverlo en esta página o para quien sepa leerlo. Contiene todo, también lo borrado que aún se puede recuperar.',
		readable:
			'No hay bloqueo: quien tenga el archivo puede leer todo lo que contiene. Déselo solo a quien sea de confianza.',
		none: 'No hay registros en este navegador. ¿Es el mismo navegador y la misma dirección de antes?',
		sealed:
			'Este dispositivo está bloqueado: los registros están cifrados. Se pueden guardar, pero solo la aplicación los abre, con la contraseña o el código de recuperación.',
		save: 'Guardar en un archivo',
		saved: 'Guardado como {name}. Conserve otra copia en otro lugar.',
		lost: 'Registros que no se pudieron leer, indicados en el archivo: {count}.',
		back: 'Devolver un archivo así (solo a un navegador sin registros)',
		full: 'No se devolvió: aquí ya hay registros. Use otro navegador o bórrelos antes en la aplicación.',
		wrong: 'No se devolvió: no es un archivo de esta página o está dañado.',
		done: 'Registros devueltos: {rows}. Abra la aplicación para verlos.',
		failed: 'El navegador no permite leer: {why}',
		broken:
			'El navegador no puede abrir la base de datos. También pasa si el dispositivo está lleno: borre primero fotos o aplicaciones y abra esta página otra vez.',
		copy: 'Al lado hay una segunda copia, con estos chequeos: {count}. Al guardar un archivo también se guarda.',
		mend: 'Para recuperarla: guarde un archivo, borre los datos de este sitio en los ajustes del navegador, vuelva a esta página y devuelva el archivo.',
		noCopy:
			'Tampoco hay una segunda copia. Si tiene una copia de seguridad, borre los datos de este sitio en los ajustes del navegador y ábrala en la aplicación.',
		home: 'Abrir la aplicación',
	},
	ar: {
		title: 'استخراج كل ما هو محفوظ',
		lead: 'عندما لا يفتح التطبيق: تحفظ هذه الصفحة السجلات الخام لهذا الجهاز في ملف واحد. لا يُرسل شيء ولا يُغيَّر شيء.',
		found: 'السجلات هنا: {rows} ({bytes} ك.ب).',
		firms: 'المصانع فيها ({count}): {names}',
		unnamed: '(بلا اسم)',
		more: '…',
		kind: 'هذا الملف ليس ملف إجابات ولا نسخة احتياطية: التطبيق لا يفتحه. هو للإعادة من هذه الصفحة، أو لمن يعرف قراءته. فيه كل شيء، حتى ما حُذف ولم يُمحَ بعد.',
		readable: 'لا قفل هنا: من يحصل على الملف يستطيع قراءة كل ما فيه. لا تُعطِه إلا لمن تثق به.',
		none: 'لا توجد سجلات في هذا المتصفح. هل هو المتصفح نفسه والعنوان نفسه؟',
		sealed:
			'هذا الجهاز مقفل: السجلات مشفّرة. يمكن حفظها، لكن التطبيق وحده يفتحها بعبارة المرور أو رمز الاسترداد.',
		save: 'حفظ في ملف',
		saved: 'حُفظ باسم {name}. احتفظ بنسخة أخرى في مكان آخر.',
		lost: 'سجلات تعذّرت قراءتها وعُلّمت في الملف: {count}.',
		back: 'إعادة ملف كهذا (إلى متصفح بلا سجلات فقط)',
		full: 'لم يُعَد: توجد سجلات هنا. استخدم متصفحًا آخر أو امسحها أولًا من التطبيق.',
		wrong: 'لم يُعَد: ليس ملفًا من هذه الصفحة أو أنه تالف.',
		done: 'أُعيدت السجلات: {rows}. افتح التطبيق لتراها.',
		failed: 'المتصفح لا يسمح بالقراءة: {why}',
		broken:
			'لا يستطيع المتصفح فتح قاعدة البيانات هنا. يحدث هذا أيضًا إذا امتلأ الجهاز: احذف أولًا بعض الصور أو التطبيقات ثم افتح هذه الصفحة من جديد.',
		copy: 'بجانبها نسخة ثانية، عدد الفحوص فيها: {count}. وتُحفظ في الملف أيضًا.',
		mend: 'لاسترجاعها: احفظ ملفًا، ثم امسح بيانات هذا الموقع من إعدادات المتصفح، ثم عد إلى هذه الصفحة وأعد الملف.',
		noCopy:
			'ولا توجد نسخة ثانية بجانبها. إن كانت لديك نسخة احتياطية فامسح بيانات هذا الموقع من إعدادات المتصفح، ثم افتح التطبيق واقرأ النسخة.',
		home: 'فتح التطبيق',
	},
};
const language = (noted('shown-in') || navigator.language || 'en').slice(0, 2);
const words = sayings[language] || sayings.en;
const at = (id) => document.getElementById(id);
const say = (id, key, told = {}) => {
	at(id).textContent = words[key].replace(/\{(\w+)\}/g, (_, name) => String(told[name]));
};

document.documentElement.lang = sayings[language] ? (language === 'zh' ? 'zh-CN' : language) : 'en';
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
for (const key of ['title', 'lead', 'kind', 'save', 'back', 'home']) say(key, key);
at('save').addEventListener('click', () => saveAll().catch(refused));
at('file').addEventListener('change', ({ target }) => putBack(target.files[0]).catch(refused));
look().catch(refused);

function noted(key) {
	try {
		return localStorage.getItem(`${ours}:${key}`);
	} catch {
		return null; // Some private modes have none.
	}
}

function refused(error) {
	say('told', 'failed', { why: String((error && error.message) || error) });
}

const done = (request) =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = (event) => {
			event.preventDefault();
			reject(request.error);
		};
	});

/** Every database of this address; a browser that does not list them has ours, or none. */
async function names() {
	const listed = indexedDB.databases ? await indexedDB.databases().catch(() => []) : [];
	// One that does not open may not be listed either.
	return [...new Set([ours, ...listed.map(({ name }) => name)])];
}

/** Undefined where there is none of that name: asking for it must not make one. */
function opened(name) {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name);
		request.onupgradeneeded = () => request.transaction.abort();
		request.onsuccess = () => resolve(request.result);
		request.onerror = () =>
			request.error.name === 'AbortError' ? resolve(undefined) : reject(request.error);
	});
}

/** Files beside the database, in which the app keeps what is stored once more. */
async function copies() {
	const files = [];
	try {
		const folder = await copyFolder(false);
		for await (const handle of folder.values()) files.push(await handle.getFile());
	} catch {
		// There is none, or this browser keeps no such files.
	}
	return files;
}

const copyFolder = async (create) =>
	(await navigator.storage.getDirectory()).getDirectoryHandle(`${ours}-copy`, { create });

async function look() {
	let rows = 0;
	let locked = false;
	let firms = [];
	let isBroken = false;
	for (const name of await names()) {
		const database = await opened(name).catch(() => {
			isBroken = true;
		});
		if (!database) continue;
		for (const table of database.objectStoreNames) {
			const count = await done(database.transaction(table).objectStore(table).count());
			rows += count;
			if (table === 'locks' && count > 0) locked = true;
			if (table === 'assessments') firms = await namesOfFirms(database, table);
		}
		database.close();
	}
	const { usage = 0 } =
		navigator.storage && navigator.storage.estimate ? await navigator.storage.estimate() : {};
	if (rows > 0) say('found', 'found', { rows, bytes: Math.ceil(usage / 1024) });
	else say('found', isBroken ? 'broken' : 'none');
	const files = rows > 0 ? [] : await copies();
	const checkUps = files.filter(({ name }) => name.startsWith('-'));
	if (checkUps.some(({ name }) => !name.endsWith('.open'))) locked = true;
	at('copy').hidden = rows > 0 || (checkUps.length === 0 && !isBroken);
	say('copy', checkUps.length > 0 ? 'copy' : 'noCopy', { count: checkUps.length });
	if (isBroken && checkUps.length > 0) at('copy').textContent += ` ${words.mend}`;
	tellFirms(locked ? [] : firms);
	say('sealed', locked ? 'sealed' : 'readable');
	at('sealed').hidden = rows === 0 && checkUps.length === 0;
	at('save').disabled = false;
	return isBroken ? Infinity : rows;
}

/** So many tell whose records these are. */
const fewNames = 20;

function tellFirms(firms) {
	at('firms').hidden = firms.length === 0;
	// A name of another direction turns nothing around it.
	const told = firms.slice(0, fewNames).map((name) => `\u2068${name || words.unnamed}\u2069`);
	const names = told.join(' · ') + (firms.length > fewNames ? ` ${words.more}` : '');
	say('firms', 'firms', { count: firms.length, names });
}

/** Of each firm the name it was given last; check-ups that follow one another are of one firm, and what one person adds. */
async function namesOfFirms(database, table) {
	const store = () => database.transaction(table).objectStore(table);
	const rows = [];
	for (const key of await done(store().getAllKeys())) {
		const row = await done(store().get(key)).catch(() => undefined);
		if (row && typeof row.name === 'string' && row.deletedAt === undefined) rows.push(row);
	}
	const byId = new Map(rows.map((row) => [row.id, row]));
	const firmOf = (row, passed = new Set()) => {
		for (let one = row; ; one = byId.get(one.voiceOf || one.follows)) {
			if (one.firm !== undefined) return one.firm;
			if (passed.has(one.id) || !byId.has(one.voiceOf || one.follows)) return one.id;
			passed.add(one.id);
		}
	};
	const firms = new Map();
	// What one person adds names the firm only where nothing else does.
	const rank = (row) => (row.voiceOf === undefined ? 1 : 0);
	for (const row of rows.sort((a, b) => rank(a) - rank(b) || a.updatedAt - b.updatedAt)) {
		const firm = firmOf(row);
		firms.set(firm, row.name.trim() || firms.get(firm) || '');
	}
	return [...firms.values()];
}

/** Piece by piece: all photos as one text would be more than a phone has room for. */
async function saveAll() {
	let lost = 0;
	let rows = 0;
	const pieces = [`{"rescue":1,"from":${JSON.stringify(location.origin)},"at":${Date.now()},"databases":[`];
	let isFirst = true;
	for (const name of await names()) {
		const database = await opened(name).catch(() => undefined);
		if (!database) continue;
		const { version } = database;
		pieces.push(`${isFirst ? '' : ','}{"name":${JSON.stringify(name)},"version":${version},"tables":[`);
		isFirst = false;
		const tables = Array.from(database.objectStoreNames);
		for (const table of tables) {
			const store = database.transaction(table).objectStore(table);
			const indexes = Array.from(store.indexNames, (index) => {
				const { keyPath, unique, multiEntry } = store.index(index);
				return { name: index, keyPath, unique, multiEntry };
			});
			const { keyPath, autoIncrement } = store;
			const shape = { name: table, keyPath, autoIncrement, indexes };
			pieces.push(`${table === tables[0] ? '' : ','}${JSON.stringify(shape).slice(0, -1)},"rows":[`);
			const keys = await done(store.getAllKeys());
			rows += keys.length;
			for (const key of keys) {
				// One at a time: a row that the browser can not read any more takes none of the others with it.
				const row = await rowOf(database, table, key).catch((error) => {
					lost += 1;
					return { $unreadable: String(error), $key: JSON.stringify(key) };
				});
				pieces.push(`${key === keys[0] ? '' : ','}\n${JSON.stringify(row)}`);
				if (pieces.length > 500) pieces.splice(0, pieces.length, new Blob(pieces));
			}
			pieces.push(']}');
		}
		pieces.push(']}');
		database.close();
	}
	// Where the database says it all, the second copy would only make the file twice as large.
	const files = rows === 0 || lost > 0 ? await copies() : [];
	pieces.push('],"copy":[');
	for (const file of files) {
		const said = JSON.stringify({ name: file.name, $bytes: coded(await file.arrayBuffer()) });
		pieces.push(new Blob([file === files[0] ? '' : ',', said]));
	}
	pieces.push(`],"beside":${JSON.stringify(beside())}}`);
	const name = `${ours}-rescue-${new Date().toISOString().slice(0, 10)}.json`;
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob(pieces, { type: 'application/json' }));
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	at('told').textContent = words.saved.replace('{name}', name);
	if (lost > 0) at('told').textContent += ` ${words.lost.replace('{count}', String(lost))}`;
}

const rowOf = async (database, table, key) =>
	inJson(await done(database.transaction(table).objectStore(table).get(key)));

function beside() {
	try {
		return Object.fromEntries(Object.entries(localStorage));
	} catch {
		return {};
	}
}

/** What JSON has no form for: bytes, files, days, numbers beyond all numbers. */
async function inJson(value) {
	if (value instanceof Blob)
		return { $bytes: coded(await value.arrayBuffer()), $kind: 'Blob', $type: value.type };
	if (value instanceof ArrayBuffer) return { $bytes: coded(value), $kind: 'ArrayBuffer' };
	if (ArrayBuffer.isView(value)) return { $bytes: coded(value), $kind: 'Uint8Array' };
	if (value instanceof Date) return { $day: value.getTime() };
	if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
	if (Array.isArray(value)) return Promise.all(value.map(inJson));
	if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
	const fields = Object.entries(value).map(async ([key, field]) => [key, await inJson(field)]);
	return Object.fromEntries(await Promise.all(fields));
}

function fromJson(value) {
	if (Array.isArray(value)) return value.map(fromJson);
	if (typeof value !== 'object' || value === null) return value;
	if (typeof value.$bytes === 'string') {
		const bytes = Uint8Array.from(atob(value.$bytes), (letter) => letter.charCodeAt(0));
		if (value.$kind === 'Blob') return new Blob([bytes], { type: value.$type });
		return value.$kind === 'ArrayBuffer' ? bytes.buffer : bytes;
	}
	if ('$day' in value) return new Date(value.$day);
	if ('$number' in value) return Number(value.$number);
	return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, fromJson(field)]));
}

function coded(source) {
	const bytes = ArrayBuffer.isView(source)
		? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
		: new Uint8Array(source);
	let letters = '';
	for (let start = 0; start < bytes.length; start += 0x8000)
		letters += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
	return btoa(letters);
}

async function putBack(file) {
	if (!file) return;
	const told = await file
		.text()
		.then(JSON.parse)
		.catch(() => undefined);
	const isOurs = told && told.rescue === 1 && Array.isArray(told.databases);
	const saved = isOurs ? told.databases.find(({ name }) => name === ours) : undefined;
	const copy = isOurs && Array.isArray(told.copy) ? told.copy : [];
	const hasRows = saved && Array.isArray(saved.tables);
	if (!hasRows && copy.length === 0) return say('told', 'wrong');
	if ((await look()) > 0) return say('told', 'full');
	const stored = hasRows ? await putBackRows(saved) : 0;
	if (stored === undefined) return say('told', 'wrong');
	const rows = stored + (copy.length > 0 ? await putBackCopy(copy) : 0);
	// What the app notes beside its database tells it of the lock, and of a save that was under way.
	for (const [key, text] of Object.entries(told.beside || {}))
		if (key.startsWith(ours)) localStorage.setItem(key, String(text));
	// The app looks into the second copy where it finds less than it noted beside its database.
	if (copy.length > 0 && !noted('marker')) localStorage.setItem(`${ours}:marker`, '{"count":1,"last":null}');
	await look();
	say('told', 'done', { rows });
}

/** Gives how many rows; undefined for a file that is none of ours. */
async function putBackRows(saved) {
	// Nothing lies in it, but the app may have begun one of its own.
	await done(indexedDB.deleteDatabase(ours));
	const request = indexedDB.open(ours, saved.version);
	request.onupgradeneeded = () => {
		for (const { name, keyPath, autoIncrement, indexes } of saved.tables) {
			const store = request.result.createObjectStore(name, { keyPath, autoIncrement });
			for (const index of indexes) store.createIndex(index.name, index.keyPath, index);
		}
	};
	const database = await done(request).catch(() => undefined);
	if (!database) return undefined;
	let rows = 0;
	for (const table of saved.tables) {
		const writing = database.transaction(table.name, 'readwrite');
		const whole = table.rows.filter((row) => !('$unreadable' in row));
		for (const row of whole) writing.objectStore(table.name).put(fromJson(row));
		await new Promise((resolve, reject) => {
			writing.oncomplete = resolve;
			writing.onabort = () => reject(writing.error);
		});
		rows += whole.length;
	}
	database.close();
	return rows;
}

/** Each file as it was; the app takes out of them what its database lacks. */
async function putBackCopy(copy) {
	const folder = await copyFolder(true);
	let rows = 0;
	for (const { name, $bytes } of copy) {
		const bytes = fromJson({ $bytes });
		const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
		await stream.write(bytes);
		await stream.close();
		rows += name.startsWith('@') ? 1 : bytes.reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 0);
	}
	return rows;
}
