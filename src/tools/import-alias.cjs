// For dependency-cruiser, which takes an alias only in the shape of a webpack config.
const { join } = require('node:path');

module.exports = { resolve: { alias: { $lib: join(__dirname, '../lib') } } };
