// node infra/tests/mutations.mjs [--all-at-once] [WORDS]: weakens a copy of the configuration in many ways, one at a time and then all
// at once, and expects that the comparison of whole plans (tests/whole) notices each. WORDS picks changes by their titles.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mutations } from './mutations/list.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const infra = dirname(here)
const arguments_ = process.argv.slice(2)
const words = arguments_.filter(argument => !argument.startsWith('--')).join(' ')
const chosen = mutations.filter(mutation => mutation.title.includes(words))
const work = mkdtempSync(join(tmpdir(), 'latchkey-mutations-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

let passed = 0
let failed = 0

function check(title, problem, output) {
  if (!problem) return passed++
  failed++
  console.log(`FAILED: ${title}: ${problem}\n${output.split('\n').slice(0, 30).join('\n')}`)
}

/** What the comparison says of a copy with these changes. */
function compared(changes, ...options) {
  const copy = join(work, 'infra')
  rmSync(copy, { recursive: true, force: true })
  cpSync(infra, copy, { recursive: true, filter: source => !source.includes('/.terraform') })
  for (const { title, file, find, put } of changes) {
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    if (find && !text.includes(find)) throw new Error(`${title}: ${file} has no ${find}`)
    writeFileSync(path, find ? text.replace(find, () => put) : `${text}\n${put}\n`)
  }
  const result = spawnSync('node', [join(here, 'whole/whole.mjs'), ...options, copy], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  return { noticed: result.status === 1 && /^FAILED/m.test(result.stdout), output: result.stdout + result.stderr }
}

if (!arguments_.includes('--all-at-once')) {
  for (const mutation of chosen) {
    const { noticed, output } = compared([mutation], '--until-first')
    check(mutation.title, noticed ? null : 'nothing noticed it, or it is no valid configuration', output)
  }
}
const { output } = compared(chosen)
for (const { title, expect } of chosen) check(`${title}, among all others`, expect.test(output) ? null : `the output does not match ${expect}`, output)

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
