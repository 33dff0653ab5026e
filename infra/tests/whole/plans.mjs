// Plans the configuration without AWS and returns every resource with everything that is set on it. References read as the
// attribute that they refer to, such as ${aws_kms_key.main.arn}, so that a wrong wire shows.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ARN = 'arn:aws:mock:eu-central-1:123456789012:mock:'

/** A copy of the configuration below `work`, initialized, that can be planned and thrown away. */
export function prepare(infra, work, terraform) {
  const copy = join(work, 'infra')
  rmSync(copy, { recursive: true, force: true })
  cpSync(infra, copy, { recursive: true, filter: source => !/\/\.terraform(\/|$)|\.lock\.hcl$/.test(source) })
  mkdirSync(join(copy, 'tests/planned'), { recursive: true })
  const run = (...options) => {
    const result = spawnSync(terraform, [`-chdir=${copy}`, ...options], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      env: { ...process.env, TF_DATA_DIR: join(work, 'data'), TF_IN_AUTOMATION: '1' },
    })
    if (result.error) throw result.error
    return result
  }
  return { copy, run }
}

/** The planned resources by run: `{ run: { address: { attribute: value } } }`. */
export function plan({ copy, run }, name) {
  const settings = readFileSync(join(copy, `tests/whole/${name}.tftest.hcl`), 'utf8')
  const first = planned(run, copy, name, settings)
  const types = Object.values(first[0].provider_schemas).reduce((all, one) => ({ ...all, ...one.resource_schemas }), {})
  const changes = new Map(first.flatMap(plan => plan.resource_changes).map(change => [change.address, change]))
  const marked = [...changes.values()].filter(change => change.mode === 'managed' && types[change.type])
  const second = planned(run, copy, name, settings + marked.map(change => marks(change, types[change.type].block)).join(''))
  return Object.fromEntries(second.map(plan => [plan.run, resources(plan, types)]))
}

function planned(run, copy, name, tests) {
  writeFileSync(join(copy, `tests/planned/${name}.tftest.hcl`), tests)
  const filter = [`-filter=tests/planned/${name}.tftest.hcl`, '-test-directory=tests/planned']
  const init = run('init', '-input=false', '-backend=false', '-no-color', '-test-directory=tests/planned')
  if (init.status !== 0) throw new Error(`terraform init failed:\n${init.stdout}${init.stderr}`)
  const result = run('test', '-json', '-verbose', ...filter, `-var-file=environments/${name}.tfvars`)
  const messages = result.stdout.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line))
  if (result.status !== 0) {
    const errors = messages.filter(message => message['@level'] === 'error')
    throw new Error(`the plan of ${name} failed:\n${errors.map(e => `${e['@message']} ${e.diagnostic?.detail ?? ''}`).join('\n')}${result.stderr}`)
  }
  return messages.filter(message => message.type === 'test_plan').map(message => ({ run: message['@testrun'], ...message.test_plan }))
}

// Every computed string is its own name, a computed number or switch is nothing: what is left was set by the configuration. A
// collection that is only ever computed keeps the value of tests/mocks.
function marks({ address, change }, block) {
  const values = JSON.stringify(computed(address, change.after, block)).replaceAll('${', '$${')
  return `\noverride_resource {\n  target = ${address}\n  override_during = plan\n  values = ${values}\n}\n`
}

function computed(path, known, block) {
  const values = {}
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    if (!attribute.computed) continue
    if (attribute.type === 'string') values[name] = mark(path, name)
    else if (attribute.optional && ['bool', 'number'].includes(attribute.type)) values[name] = null
    else if (!attribute.optional && !empty(known?.[name])) values[name] = known[name]
  }
  for (const [name, { block: inner }] of Object.entries(block.block_types ?? {})) {
    if (name === 'timeouts' || empty(known?.[name])) continue
    const within = computed(`${path}.${name}`, [known[name]].flat()[0], inner)
    if (!empty(within)) values[name] = within
  }
  return values
}

const mark = (address, name) => `${name.endsWith('arn') ? ARN : ''}<<${address}.${name}>>`

function resources(plan, types) {
  const result = {}
  for (const { address, mode, type, change } of plan.resource_changes) {
    if (mode === 'managed') result[address] = settings(change.after, types[type]?.block, address)
  }
  return sorted(result)
}

/** What the configuration set in a block: neither what is empty nor what carries its own name. */
function settings(value, block, path) {
  if (Array.isArray(value)) return value.map(item => settings(item, block, path))
  if (value === null || typeof value !== 'object') return text(value)
  const kept = {}
  for (const [name, item] of Object.entries(value)) {
    const attribute = block?.attributes?.[name]
    if (name === 'tags_all' || item === mark(path, name) || (attribute?.computed && !attribute.optional)) continue
    const inner = ordered(settings(item, block?.block_types?.[name]?.block, `${path}.${name}`), name, block)
    if (!empty(inner)) kept[name] = inner
  }
  return sorted(kept)
}

/** A policy, or another document in JSON, is read as what it says. */
function text(value) {
  if (typeof value !== 'string') return value
  if (/^[[{]/.test(value)) {
    try {
      return settings(JSON.parse(value))
    } catch {
      return named(value)
    }
  }
  return named(value)
}

/** A set has no order of its own; this one can be read. */
function ordered(value, name, block) {
  const set = block?.block_types?.[name]?.nesting_mode === 'set' || block?.attributes?.[name]?.type?.[0] === 'set'
  return set && Array.isArray(value) ? value.map(item => [key(item), item]).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item) : value
}

const key = item => item?.route_key ?? JSON.stringify(item)

const named = text => text.replaceAll(ARN, '').replaceAll('<<', '${').replaceAll('>>', '}')

export const empty = value =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0) || (typeof value === 'object' && Object.keys(value).length === 0)

export const sorted = object => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
