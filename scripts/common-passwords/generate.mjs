// Regenerates the list of common passwords that the server embeds, from the package pinned in package-lock.json.
// The same package gives the same bytes.
//   npm ci --ignore-scripts && npm run generate
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const source = join(here, 'node_modules/@zxcvbn-ts/language-common')
const output = join(here, '../../silo/Cyclades.Silo/SignIn')

// The list is ordered by frequency; further down it refuses more good passwords than bad ones.
const mostFrequent = 20_000

// What French speakers choose and an international list lacks, and what this server's name suggests.
const french = [
  'motdepasse', 'motdepass', 'azertyui', 'azertyuiop', 'qsdfghjk', 'qsdfghjklm', 'cyclades', 'examen', 'brevet', 'baccalaureat',
  'inscription', 'candidat', 'candidate', 'college', 'lycee', 'academie', 'education', 'bonjour', 'bonsoir', 'coucou', 'soleil',
  'doudou', 'loulou', 'chouchou', 'nounours', 'jetaime', 'jtaime', 'monamour', 'moncoeur', 'famille', 'maman', 'papa', 'bebe',
  'chocolat', 'vacances', 'musique', 'footballeur', 'marseille', 'toulouse', 'bordeaux', 'bretagne', 'france', 'liberte', 'secret',
]

const isLetter = c => /\p{L}/u.test(c)

// The part from the first letter to the last: what the server compares once digits and signs are stripped at both ends.
const core = word => {
  const letters = [...word].map(isLetter)
  const first = letters.indexOf(true)
  return first < 0 ? '' : [...word].slice(first, letters.lastIndexOf(true) + 1).join('')
}

// Only what can meet the rule of composition: a whole password of 8 to 20 with a letter and a sign,
// or a core that makes at least half of such a password.
const kept = new Set()
const listed = JSON.parse(readFileSync(join(source, 'src/passwords.json'), 'utf8'))
for (const entry of [...listed.slice(0, mostFrequent), ...french]) {
  const word = entry.toLowerCase()
  const size = [...word].length
  if (size >= 8 && size <= 20 && /\p{L}/u.test(word) && /[^\p{L}\p{N}]/u.test(word)) kept.add(word)
  const stem = core(word)
  if (stem.length >= 4 && stem.length <= 19) kept.add(stem)
}

writeFileSync(join(output, 'common-passwords.txt'), [...kept].sort().map(word => word + '\n').join(''))
copyFileSync(join(source, 'LICENSE.txt'), join(output, 'common-passwords.license.txt'))
console.log(`${kept.size} common passwords`)
