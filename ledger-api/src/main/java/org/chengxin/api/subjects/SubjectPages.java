package org.chengxin.api.subjects;

import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Archive;
import org.chengxin.api.records.HistoryLine;
import org.chengxin.api.records.HistoryRead;
import org.chengxin.api.records.LatestHistory;
import org.chengxin.api.records.RecordRead;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding a subject and reading its archive, as people who signed in do. */
@Controller
class SubjectPages {

    private static final int FOUND_ROWS = 20;
    private static final int RECORD_ROWS = 100;
    private static final int FAMILY_CHARACTERS = 2;

    private final SubjectDoor door;
    private final SuccessionDoor successions;
    private final Archive archive;
    private final Show show;

    SubjectPages(SubjectDoor door, SuccessionDoor successions, Archive archive, Show show) {
        this.door = door;
        this.successions = successions;
        this.archive = archive;
        this.show = show;
    }

    @GetMapping("/desk/subjects")
    @LooksUp(LookUpKind.LIST)
    String search(@RequestParam @Nullable String q, @RequestParam @Nullable String cursor, Actor actor, Model model) {
        String asked = q == null && actor.role() == Role.SUBJECT ? actor.organ() : q;
        model.addAttribute("q", asked);
        model.addAttribute("page", find(asked == null ? "" : asked.strip(), cursor, actor));
        return "desk/subjects";
    }

    /** By identifier if something has it, else by name. */
    private Page<SubjectRead> find(String text, @Nullable String cursor, Actor actor) {
        if (!text.isEmpty() && cursor == null) {
            Page<SubjectRead> exact = door.find(text, null, FOUND_ROWS, null, actor);
            if (!exact.items().isEmpty()) {
                return exact;
            }
        }
        return door.find(null, text, FOUND_ROWS, cursor, actor);
    }

    @GetMapping("/desk/subjects/{subjectId}")
    @LooksUp(LookUpKind.ARCHIVE)
    String profile(@PathVariable SubjectId subjectId, @RequestParam @Nullable String cursor, Actor actor, Model model) {
        SubjectRow subject = visible(subjectId, actor);
        Page<RecordRead> records = archive.records(actor, subject, Cursor.key(cursor, 0), RECORD_ROWS);
        model.addAttribute("subject", SubjectRead.of(subject, actor));
        model.addAttribute("families", byFamily(records.items()));
        model.addAttribute("page", records);
        model.addAttribute("tookOverFrom", successions.tookOverFrom(subjectId));
        model.addAttribute(
                "maySucceed",
                actor.role() == Role.OFFICE
                        && !subject.subject().kind().isNaturalPerson()
                        && subject.ended().isEmpty());
        model.addAttribute("seesPast", Reconstruction.isFor(actor));
        model.addAttribute("seesProtection", actor.role() == Role.OFFICE || actor.role() == Role.AUDITOR);
        model.addAttribute("history", LatestHistory.of(archive.latest(actor, subject, LatestHistory.LINES_MAX), show));
        return "desk/subject";
    }

    @GetMapping("/desk/subjects/{subjectId}/history")
    @LooksUp(LookUpKind.HISTORY)
    String history(@PathVariable SubjectId subjectId, @RequestParam @Nullable String cursor, Actor actor, Model model) {
        SubjectRow subject = visible(subjectId, actor);
        Page<HistoryRead> page = archive.history(actor, subject, Cursor.key(cursor, 0), Cursor.PAGE_ROWS_DEFAULT);
        model.addAttribute("subject", SubjectRead.of(subject, actor));
        model.addAttribute(
                "lines",
                page.items().stream().map(entry -> HistoryLine.of(entry, show)).toList());
        model.addAttribute("nextCursor", page.nextCursor());
        return "desk/history";
    }

    private static SequencedMap<String, List<RecordRead>> byFamily(List<RecordRead> records) {
        SequencedMap<String, List<RecordRead>> families = new TreeMap<>();
        for (RecordRead record : records) {
            families.computeIfAbsent(record.type().substring(0, FAMILY_CHARACTERS), f -> new java.util.ArrayList<>())
                    .add(record);
        }
        return families;
    }

    private SubjectRow visible(SubjectId id, Actor actor) {
        return archive.subject(actor, id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
