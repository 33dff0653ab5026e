// JSON that is read as a difference: sorted as it comes, one line for what is short.
const WIDTH = 150

export const parse = text => JSON.parse(text)

export const render = value => `${lines(value, '', 0)}\n`

function lines(value, indent, before) {
  const short = JSON.stringify(value)
  if (value === null || typeof value !== 'object' || (indent !== '' && indent.length + before + short.length <= WIDTH)) return spaced(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) return `[\n${value.map(item => inner + lines(item, inner, 0)).join(',\n')}\n${indent}]`
  const entries = Object.entries(value).map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `
    return inner + name + lines(item, inner, name.length)
  })
  return `{\n${entries.join(',\n')}\n${indent}}`
}

function spaced(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  return `{ ${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`).join(', ')} }`
}
