package org.chengxin.api.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Evidence about a record or a subject, for whoever may see it. */
@RestController
@RequestMapping("/api/v1")
class EvidenceDoor {

    private static final String ZIP = "application/zip";

    private final Evidence evidence;

    EvidenceDoor(Evidence evidence) {
        this.evidence = evidence;
    }

    @Operation(summary = "Everything about a record in one file that verifies offline")
    @ApiResponse(
            responseCode = "200",
            description = "The evidence bundle",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @GetMapping(path = "/records/{recordId}/evidence", produces = ZIP)
    @LooksUp(LookUpKind.EVIDENCE)
    ResponseEntity<byte[]> ofRecord(@PathVariable RecordId recordId, Actor actor) {
        return file(
                "record-" + recordId.value(),
                evidence.ofRecord(actor, recordId).orElseThrow(() -> new ProblemException(Problems.notFound())));
    }

    @Operation(summary = "Everything about a subject in one file that verifies offline")
    @ApiResponse(
            responseCode = "200",
            description = "The evidence bundle",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @GetMapping(path = "/subjects/{subjectId}/evidence", produces = ZIP)
    @LooksUp(LookUpKind.EVIDENCE)
    ResponseEntity<byte[]> ofSubject(@PathVariable SubjectId subjectId, Actor actor) {
        return file(
                "subject-" + subjectId.value(),
                evidence.ofSubject(actor, subjectId).orElseThrow(() -> new ProblemException(Problems.notFound())));
    }

    private static ResponseEntity<byte[]> file(String name, byte[] zip) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".evidence.zip")
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(ZIP))
                .body(zip);
    }
}
