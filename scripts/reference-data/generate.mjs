// Regenerates the reference data that the server embeds, from the packages pinned in package-lock.json.
// The same packages give the same bytes: no clock, no network, one order.
//   npm ci --ignore-scripts && npm run generate
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const here = dirname(fileURLToPath(import.meta.url))
const output = join(here, '../../silo/Cyclades.Silo/Reference/Data')

const latest = '@etalab/decoupage-administratif'
// Each vintage is the state on 1 January of its year. There is none of 2020.
const vintages = [2019, 2021, 2022, 2023, 2024, 2025]
const latestVintage = 2026

const read = (pkg, file) => require(`${pkg}/data/${file}.json`)

// Clipperton: nobody is born there.
const departements = read(latest, 'departements').filter(d => d.code !== '989')
const departementCodes = new Set(departements.map(d => d.code))
const departementOf = code => code.slice(0, code.startsWith('97') || code.startsWith('98') ? 3 : 2)
const printed = code => code.padStart(3, '0')

// Same letters once accents, case and hyphens are gone: the same name for whoever looks for it.
const folded = name => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').replace(/[^a-z0-9]+/gi, ' ').trim().toUpperCase()
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
// « Ban-Saint-Martin » that became « Le Ban-Saint-Martin » is the same name too.
const key = (departement, name) => `${departement} ${folded(name).replace(/^(LE|LA|LES|L) /, '')}`

const today = read(latest, 'communes')
  .filter(c => c.type === 'commune-actuelle' || c.type === 'arrondissement-municipal')
  .filter(c => departementCodes.has(departementOf(c.code)))
  .map(c => ({ departement: departementOf(c.code), code: c.code, name: c.nom }))

// A commune, or a former name of one, that ended: code, name, first day without it.
const ended = []
for (const c of read('decoupage-2019', 'historique-communes')) {
  // A change of département keeps the commune under its name in the new one.
  if (c.type === 'COM' && c.dateFin && c.raisonFin !== 'changement de département') {
    ended.push({ departement: departementOf(c.code), code: c.code, name: c.nom, end: c.dateFin })
  }
}
for (const [i, year] of vintages.entries()) {
  const next = i + 1 < vintages.length ? vintages[i + 1] : latestVintage
  const after = read(i + 1 < vintages.length ? `decoupage-${next}` : latest, 'communes')
  const still = new Set(after.filter(c => c.type === 'commune-actuelle').map(c => `${c.code} ${folded(c.nom)}`))
  for (const c of read(`decoupage-${year}`, 'communes')) {
    if (c.type === 'commune-actuelle' && !still.has(`${c.code} ${folded(c.nom)}`)) {
      ended.push({ departement: departementOf(c.code), code: c.code, name: c.nom, end: `${next}-01-01` })
    }
  }
}

const current = new Set(today.map(c => key(c.departement, c.name)))
const former = new Map()
for (const c of ended) {
  const k = key(c.departement, c.name)
  const known = former.get(k)
  if (departementCodes.has(c.departement) && !current.has(k) && (!known || known.end < c.end)) {
    former.set(k, c)
  }
}

const communes = [...today, ...former.values()]
const lines = []
for (const { code } of [...departements].sort((a, b) => byText(printed(a.code), printed(b.code)))) {
  lines.push(printed(code))
  const own = communes
    .filter(c => c.departement === code)
    .sort((a, b) => byText(folded(a.name).replace(/ \d+(ER|E) ARRONDISSEMENT$/, ''), folded(b.name).replace(/ \d+(ER|E) ARRONDISSEMENT$/, ''))
      || byText(a.code, b.code) || byText(a.end ?? '', b.end ?? ''))
  for (const c of own) {
    lines.push([c.code, c.name, ...(c.end ? [c.end] : [])].join('\t'))
  }
}
const write = (file, rows) => writeFileSync(join(output, file), rows.join('\n') + '\n')
write('communes.tsv', lines)

write('departements.tsv', [...departements]
  .map(d => [printed(d.code), d.nom])
  .sort((a, b) => byText(a[0], b[0]))
  .map(row => row.join('\t')))

const names = require('i18n-iso-countries/langs/fr.json').countries
const first = value => (Array.isArray(value) ? value[0] : value)
write('countries.tsv', readFileSync(join(here, 'countries.tsv'), 'utf8').trimEnd().split('\n').map(line => {
  const [iso, code, nationality = '', name = ''] = line.split('\t')
  const country = name || first(names[iso])
  if (!/^99\d{3}$/.test(code) || !country) throw new Error(`countries.tsv: ${line}`)
  return [code, country, nationality].join('\t').trimEnd()
}))

console.log(`${today.length} communes, ${former.size} former ones, ${departements.length} départements`)
