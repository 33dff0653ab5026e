package dev.latchkey.runtime.log;

import io.quarkus.logging.json.runtime.JsonFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * The JSON formatter of Quarkus, with the fields of the log context beside the others instead of beneath "mdc", where
 * CloudWatch's queries and Lambda's own fields have them.
 */
final class FlatJsonFormatter extends JsonFormatter {
    /** RFC 3339, as in the configuration, which cannot be read back. */
    private static final String TIMESTAMP = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";

    FlatJsonFormatter(JsonFormatter configured) {
        super(configured.getKeyOverrides(), configured.getExcludedKeys(), configured.getAdditionalFields());
        setPrintDetails(configured.isPrintDetails());
        setExceptionOutputType(configured.getExceptionOutputType());
        setDateFormat(TIMESTAMP);
        setZoneId(configured.getZoneId().getId());
        setRecordDelimiter(configured.getRecordDelimiter());
    }

    @Override
    protected void after(Generator generator, ExtLogRecord record) throws Exception {
        super.after(generator, record);
        for (var field : record.getMdcCopy().entrySet()) {
            generator.add(field.getKey(), field.getValue());
        }
    }
}
