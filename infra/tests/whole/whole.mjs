// node whole.mjs [--update] [--until-first] [INFRA]: compares everything that the configuration in folder INFRA would make, what its source hides
// from plans, and its order with what is written down beside this file. For a change that is meant: sh infra/test.sh --update.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { orderFaults } from './order.mjs'
import { plan, prepare } from './plans.mjs'
import { separationFaults } from './separation.mjs'
import { source } from './source.mjs'
import { parse, render } from './text.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const update = process.argv.includes('--update')
const untilFirst = process.argv.includes('--until-first')
const infra = resolve(process.argv.slice(2).find(argument => !argument.startsWith('--')) ?? join(here, '../..'))
const terraform = process.env.LATCHKEY_TERRAFORM ?? 'terraform'

let passed = 0
const faults = []

function report(title, found) {
  if (found.length === 0) passed++
  else faults.push(`FAILED: ${title}`, ...found.map(fault => `  ${fault}`))
  if (faults.length > 0 && untilFirst) end()
}

function end() {
  if (faults.length > 0) console.log(faults.join('\n'))
  console.log(`${passed} passed, ${faults.filter(fault => fault.startsWith('FAILED')).length} failed`)
  process.exit(faults.length > 0 ? 1 : 0)
}

/** Compares what there is with what file `name` says, or writes it there. */
function compare(name, actual) {
  const file = join(here, name)
  if (update) writeFileSync(file, render(actual))
  const expected = parse(readFileSync(file, 'utf8'))
  const found = []
  for (const address of [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort()) {
    if (!(address in expected)) found.push(`${address} is new: ${JSON.stringify(actual[address])}`)
    else if (!(address in actual)) found.push(`${address} is gone`)
    else found.push(...differences(address, expected[address], actual[address]))
  }
  report(`${name} (meant? sh infra/test.sh --update, and read the difference)`, found)
}

function differences(path, expected, actual) {
  if (JSON.stringify(expected) === JSON.stringify(actual)) return []
  const objects = [expected, actual].every(value => value !== null && typeof value === 'object')
  if (!objects || Array.isArray(expected) !== Array.isArray(actual) || (Array.isArray(expected) && expected.length !== actual.length)) {
    return [`${path}: ${JSON.stringify(expected) ?? 'nothing'} has become ${JSON.stringify(actual) ?? 'nothing'}`]
  }
  return [...new Set([...Object.keys(expected), ...Object.keys(actual)])].flatMap(key => differences(`${path}.${key}`, expected[key], actual[key]))
}

/** What of `other` is not as in `base`: the whole of what is new, the attributes that differ, `gone` for what is missing. */
function beside(base, other, environment) {
  const renamed = JSON.parse(JSON.stringify(other).replaceAll(`latchkey-${environment}`, 'latchkey-prod'))
  const result = {}
  for (const address of [...new Set([...Object.keys(base), ...Object.keys(renamed)])].sort()) {
    if (!(address in renamed)) result[address] = 'gone'
    else if (!(address in base)) result[address] = renamed[address]
    else {
      const names = [...new Set([...Object.keys(base[address]), ...Object.keys(renamed[address])])].sort()
      const differing = names.filter(name => JSON.stringify(base[address][name]) !== JSON.stringify(renamed[address][name]))
      if (differing.length > 0) result[address] = Object.fromEntries(differing.map(name => [name, changed(base[address][name], renamed[address][name] ?? null)]))
    }
  }
  return result
}

/** Of a long list, what came and what went. */
function changed(from, to) {
  if (!Array.isArray(from) || !Array.isArray(to) || to.length < 5) return to
  const texts = [from, to].map(list => new Set(list.map(item => JSON.stringify(item))))
  return { added: to.filter(item => !texts[0].has(JSON.stringify(item))), removed: from.filter(item => !texts[1].has(JSON.stringify(item))) }
}

const work = mkdtempSync(join(tmpdir(), 'latchkey-whole-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
process.on('uncaughtException', error => {
  console.log([...faults, `NO PLAN: ${error.message}`, `${passed} passed, 1 failed`].join('\n'))
  process.exit(2)
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

compare('source.json', source(infra))
const configuration = prepare(infra, work, terraform)
report('the order of a deployment (tests/whole/order.txt)', orderFaults(configuration, join(here, 'order.txt')))
const plans = plan(configuration, 'prod')
// A dashboard grants and warns of nothing; observability.tftest.hcl looks at what it draws.
const kept = name => Object.fromEntries(Object.entries(plans[name]).filter(([address]) => !address.startsWith('aws_cloudwatch_dashboard.')))
compare('prod.json', kept('prod'))
for (const name of ['switches', 'existing']) compare(`${name}.json`, beside(kept('prod'), kept(name), 'prod'))
Object.assign(plans, plan(configuration, 'dev'))
compare('dev.json', beside(kept('prod'), kept('dev'), 'dev'))
report('two environments of one account and region share nothing', separationFaults(plans.prod, plans.dev))

end()
