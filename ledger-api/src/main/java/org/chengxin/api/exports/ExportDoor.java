package org.chengxin.api.exports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The whole log for an auditor, in a file. Personal values are in it as they are stored: sealed. */
@RestController
@RequestMapping("/api/v1/log/export")
class ExportDoor {

    private final LogExport export;
    private final LedgerCheckpoints checkpoints;

    ExportDoor(LogExport export, LedgerCheckpoints checkpoints) {
        this.export = export;
        this.checkpoints = checkpoints;
    }

    /**
     * The log from position {@code from} to {@code to}, without them the whole of it up to the newest checkpoint. A download
     * that was cut off goes on with {@code from} behind the last event that arrived; the verifier takes the parts together.
     */
    @Operation(summary = "The log in a file that verifies offline, for auditors")
    @ApiResponse(
            responseCode = "200",
            description = "The export",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping(produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @LooksUp(LookUpKind.EXPORT)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam @Nullable Long from, @RequestParam @Nullable Long to, Actor actor) {
        if (actor.role() != Role.AUDITOR) {
            throw new ProblemException(Problems.forbidden());
        }
        long signed = checkpoints
                .newest()
                .map(note -> Checkpoint.parse(note.text()).size())
                .orElse(0L);
        long first = from == null ? 1 : from;
        long last = to == null ? signed : to;
        if (first < 1 || last > signed || first > last + 1) {
            throw new ProblemException(Problems.invalid(
                    from == null ? "/to" : "/from",
                    "R-EXPORT-RANGE",
                    new Bilingual(
                            "导出范围应在第 1 至 " + signed + " 条之内，起点不大于终点",
                            "An export begins at 1 or later and ends at the newest checkpoint, " + signed
                                    + ", or before")));
        }
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("ledger-" + first + "-" + last + ".export")
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(out -> export.write(first, last, out));
    }
}
