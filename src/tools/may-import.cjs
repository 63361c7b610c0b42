// Imports point inwards only. Who may import whom, beside its own files: read by dependency-cruiser and ESLint.
module.exports = {
	'lib/engine': [],
	'lib/content': ['engine'],
	'lib/storage': ['engine'],
	'lib/i18n': [],
	'lib/session': ['engine', 'content', 'storage', 'i18n'],
	'lib/components': ['engine', 'i18n'],
	routes: ['session', 'components', 'i18n'],
	cli: ['engine', 'content'],
	'service-worker': [],
};
