// What no plan shows: of resources and module calls the lines within `lifecycle`, `depends_on` and `provisioner`, of every other
// block, such as providers and data sources, all lines. Whitespace and comments apart.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const BLOCK = /^(resource|data|ephemeral|action|module|provider|terraform|removed|import|check|moved)\b(.*)\{\s*$/
const PLANNED = /^(resource|module) /
const HIDDEN = /^(lifecycle|provisioner|connection|depends_on|providers|provider)\b/

export function source(infra) {
  const result = {}
  for (const folder of folders(infra)) {
    for (const file of readdirSync(join(infra, folder)).filter(name => /\.tf(\.json)?$/.test(name)).sort()) {
      const text = readFileSync(join(infra, folder, file), 'utf8')
      if (file.endsWith('.json')) result[join(folder, file)] = ['Terraform as JSON is not read here']
      else blocks(text).forEach(([header, lines]) => (result[`${join(folder, file)}: ${header}`] = lines))
    }
  }
  return result
}

const folders = infra => ['', ...(modules(infra).map(name => join('modules', name)))]

const modules = infra => {
  try {
    return readdirSync(join(infra, 'modules')).sort()
  } catch {
    return []
  }
}

function blocks(text) {
  const found = []
  let hidden = null
  let moves = 0
  for (const raw of text.split('\n')) {
    const line = raw.replace(/^\s*#.*/, '').trimEnd()
    const block = BLOCK.exec(line)
    if (block) {
      const header = `${block[1]}${block[2]}`.replaceAll('"', '').trim()
      found.push([header === 'moved' ? `moved ${++moves}` : header, []])
      hidden = PLANNED.test(header) ? null : { indent: -1 }
      continue
    }
    const current = found.at(-1)?.[1]
    if (line === '}') hidden = null
    if (!current || line.trim() === '' || line === '}') continue
    const indent = line.length - line.trimStart().length
    if (hidden && indent <= hidden.indent && !/^[\]}]/.test(line.trim())) hidden = null
    if (!hidden && indent === 2 && HIDDEN.test(line.trim())) hidden = { indent }
    if (hidden) current.push(line.trim().replace(/\s+/g, ' '))
  }
  return found
}
