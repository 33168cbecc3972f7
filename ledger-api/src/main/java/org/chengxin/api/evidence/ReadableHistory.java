package org.chengxin.api.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chengxin.api.records.HistoryLine;
import org.chengxin.api.records.HistoryRead;
import org.chengxin.api.records.RecordRead;
import org.chengxin.api.web.Field;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.seal.Checkpoint;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** The events of a bundle as a person reads them, Chinese first, English below, in one page that needs nothing else. */
@Component
class ReadableHistory {

    private final SpringTemplateEngine templates;
    private final ApplicationContext beans;
    private final Show show;

    ReadableHistory(SpringTemplateEngine templates, ApplicationContext beans, Show show) {
        this.templates = templates;
        this.beans = beans;
        this.show = show;
    }

    /** A record with its content in the order of its schema. */
    public record Opened(RecordRead record, List<Field> content) {}

    String of(String about, Checkpoint checkpoint, List<RecordRead> records, List<HistoryRead> history) {
        return part("head", Locale.CHINESE, Map.of())
                + in(Locale.CHINESE, about, checkpoint, records, history)
                + in(Locale.ENGLISH, about, checkpoint, records, history)
                + "</body></html>\n";
    }

    private String in(
            Locale language, String about, Checkpoint checkpoint, List<RecordRead> records, List<HistoryRead> history) {
        LocaleContext reader = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(language);
        try {
            return part(
                    "body",
                    language,
                    Map.of(
                            "about",
                            about,
                            "checkpoint",
                            checkpoint,
                            "records",
                            records.stream().map(this::opened).toList(),
                            "lines",
                            history.stream()
                                    .map(entry -> HistoryLine.of(entry, show))
                                    .toList()));
        } finally {
            LocaleContextHolder.setLocaleContext(reader);
        }
    }

    private Opened opened(RecordRead record) {
        return new Opened(record, show.content(record.type(), record.payload()));
    }

    private String part(String name, Locale language, Map<String, Object> values) {
        Context context = new Context(language, values);
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        return templates.process("evidence/" + name, context);
    }
}
