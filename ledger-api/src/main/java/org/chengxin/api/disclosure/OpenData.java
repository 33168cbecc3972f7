package org.chengxin.api.disclosure;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.ledger.disclosure.PublicRecord;
import org.chengxin.projections.disclosure.DisclosureReader;
import org.chengxin.projections.disclosure.DisclosureReader.Query;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Everything public as one file, streamed: CSV for spreadsheets, NDJSON for programs. */
@Component
class OpenData {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String[] HEADER = {
        "recordId",
        "信息类型 type",
        "主体名称 subjectName",
        "统一社会信用代码 uscc",
        "文号 documentNo",
        "决定日期 decidedOn",
        "决定机关 authority",
        "来源单位 source",
        "依据 legalBasis",
        "失信程度 severity",
        "公示起 publicFrom",
        "公示止 publicUntil",
        "公示规则 rule",
        "异议 disputed",
        "内容 payload"
    };

    private final DisclosureReader disclosures;
    private final JsonMapper json;

    OpenData(DisclosureReader disclosures, JsonMapper json) {
        this.disclosures = disclosures;
        this.json = json;
    }

    void csv(Query query, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(HEADER);
        disclosures.forEach(query, published -> csv.writeRecord(row(published.record())));
        csv.flush();
    }

    void ndjson(Query query, OutputStream out) throws IOException {
        disclosures.forEach(query, published -> {
            try {
                out.write(json.writeValueAsBytes(PublicRead.of(published)));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String[] row(PublicRecord r) {
        return Stream.of(
                        r.recordId().value(),
                        r.type(),
                        r.subjectName(),
                        Objects.requireNonNullElse(r.subjectUscc(), ""),
                        r.documentNo(),
                        r.decidedOn().toString(),
                        r.authority().name(),
                        r.source().name(),
                        r.legalBasis().stream()
                                .map(b -> "《" + b.law() + "》" + Objects.requireNonNullElse(b.article(), ""))
                                .collect(Collectors.joining("；")),
                        r.severity().name(),
                        Objects.toString(r.publicity().from(), ""),
                        Objects.toString(r.publicity().until(), ""),
                        r.publicity().rule(),
                        String.valueOf(r.disputed()),
                        json.writeValueAsString(r.payload()))
                .map(CsvCell::neutral)
                .toArray(String[]::new);
    }
}
