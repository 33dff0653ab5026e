// What two environments of one account and region would have in common.

// Named within something that is an environment's own: an alias within its function, a policy within its role.
const WITHIN = new Set(['aws_lambda_alias', 'aws_iam_role_policy', 'aws_apigatewayv2_stage', 'aws_apigatewayv2_authorizer', 'aws_lambda_permission'])
const NAMES = ['name', 'name_prefix', 'function_name', 'identifier', 'cluster_identifier', 'alarm_name', 'dashboard_name', 'bucket']

export function separationFaults(one, other) {
  const faults = []
  const shared = (what, list) => {
    const others = new Set(list(other))
    for (const value of new Set(list(one))) if (others.has(value)) faults.push(`both have ${what} ${value}`)
  }
  shared('the name', names)
  shared('the metric of an alarm', plan => metrics(plan, 'aws_cloudwatch_metric_alarm'))
  shared('the metric of a filter', plan => metrics(plan, 'aws_cloudwatch_log_metric_filter'))
  shared('the metric of a chart', charts)
  return faults
}

const typeOf = address => /(aws_\w+|random_\w+|terraform_data)\.\w+(\[.*\])?$/.exec(address)?.[1] ?? ''

// What refers to another resource of its environment is as much its own as that one.
const own = text => text.includes('${')

const names = plan =>
  Object.entries(plan).filter(([address]) => !WITHIN.has(typeOf(address))).flatMap(([address, resource]) =>
    NAMES.filter(name => typeof resource[name] === 'string' && !own(resource[name])).map(name => `${typeOf(address)} ${resource[name]}`))

function metrics(plan, type) {
  const found = []
  const visit = value => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (value === null || typeof value !== 'object') return
    const name = value.metric_name ?? (type === 'aws_cloudwatch_log_metric_filter' && value.namespace ? value.name : null)
    if (name) {
      const metric = JSON.stringify([value.namespace, name, value.dimensions ?? {}])
      if (!own(metric)) found.push(metric)
    }
    Object.values(value).forEach(visit)
  }
  Object.entries(plan).filter(([address]) => typeOf(address) === type).forEach(([, resource]) => visit(resource))
  return found
}

const charts = plan =>
  Object.entries(plan).filter(([address]) => typeOf(address) === 'aws_cloudwatch_dashboard').flatMap(([, dashboard]) =>
    dashboard.dashboard_body.widgets.flatMap(widget => widget.properties.metrics.map(line => JSON.stringify(line)).filter(line => !own(line))))
