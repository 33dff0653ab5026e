// What has to wait for what, by the graph of a plan: whatever way leads from the one to the other.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The lines of `file` that do not hold: `A waits for B`, `A never waits for B`. */
export function orderFaults({ copy, run }, file) {
  // A graph needs a backend that can be initialized here.
  writeFileSync(join(copy, 'backend_override.tf'), 'terraform {\n  backend "local" {}\n}\n')
  const init = run('init', '-input=false', '-no-color', '-reconfigure')
  const graph = run('graph', '-type=plan')
  if (init.status !== 0 || graph.status !== 0) return [`terraform graph failed: ${init.stderr}${graph.stderr}`]

  const edges = new Map()
  for (const [, from, to] of graph.stdout.matchAll(/"\[root\] (.+?)" -> "\[root\] (.+?)"(?:\s|$)/g)) {
    const names = [from, to].map(name => name.replaceAll('\\"', '"').replace(/ \(expand\)$/, ''))
    if (!edges.has(names[0])) edges.set(names[0], new Set())
    if (names[0] !== names[1]) edges.get(names[0]).add(names[1])
  }
  const known = new Set([...edges.keys(), ...[...edges.values()].flatMap(targets => [...targets])])
  const waits = (from, to) => {
    const seen = new Set()
    const next = [from]
    while (next.length > 0) {
      for (const target of edges.get(next.pop()) ?? []) {
        if (target === to) return true
        if (!seen.has(target)) {
          seen.add(target)
          next.push(target)
        }
      }
    }
    return false
  }
  return readFileSync(file, 'utf8').split('\n').filter(line => line !== '' && !line.startsWith('#')).flatMap(line => {
    const [, later, never, earlier] = /^(\S+) (never )?waits for (\S+)$/.exec(line) ?? []
    if (!later) return [`cannot read: ${line}`]
    const missing = [later, earlier].filter(name => !known.has(name))
    if (missing.length > 0) return [`${line}: there is no ${missing.join(' and no ')}`]
    return waits(later, earlier) === !never ? [] : [`${line}: it does ${never ? '' : 'not'}`]
  })
}
