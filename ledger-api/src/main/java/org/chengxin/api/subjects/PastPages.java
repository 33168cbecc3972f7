package org.chengxin.api.subjects;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.records.RecordRead;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.profile.Validity;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.past.PastReader;
import org.chengxin.projections.past.PastReader.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * The page of reconstruction: one slider over the events of the archive and one over civil dates, both in the address, and what
 * changed since another event.
 */
@Controller
class PastPages {

    private static final int RECORD_ROWS = 100;

    private final Reconstruction reconstruction;
    private final PastReader past;
    private final LedgerClock clock;
    private final Show show;

    PastPages(Reconstruction reconstruction, PastReader past, LedgerClock clock, Show show) {
        this.reconstruction = reconstruction;
        this.past = past;
        this.clock = clock;
        this.show = show;
    }

    /** A record of the profile and whether it held. */
    public record Line(RecordRead record, Validity validity) {}

    /** A field that changed, as people read it. */
    public record Changed(
            @Nullable String recordId, @Nullable String title, String pointer, String before, String after) {}

    /**
     * @param event number of the event of the archive to stand behind; absent for the last
     * @param at in its place a position, an instant or a date
     * @param day the civil date, in days since 1970-01-01, as the slider says it
     * @param on the same as a date; goes before the slider
     * @param since number of the event whose state is compared with; absent for none
     */
    @GetMapping("/desk/subjects/{subjectId}/past")
    @LooksUp(LookUpKind.HISTORY)
    String past(
            @PathVariable SubjectId subjectId,
            @RequestParam @Nullable Integer event,
            @RequestParam @Nullable String at,
            @RequestParam @Nullable Long day,
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable Integer since,
            @RequestParam @Nullable String cursor,
            Actor actor,
            Model model) {
        reconstruction.visible(actor, subjectId);
        Optional<Moment> last = past.at(subjectId, Long.MAX_VALUE);
        Optional<Moment> first = past.number(subjectId, 1);
        int count = last.map(Moment::number).orElse(0);
        Optional<Moment> chosen = at != null && !at.isBlank()
                ? reconstruction.moment(subjectId, at)
                : event == null ? last : past.number(subjectId, Math.max(1, Math.min(event, count)));
        LocalDate today = clock.today();
        LocalDate then = chosen.map(m -> LocalDate.ofInstant(m.recordedAt(), LedgerClock.ZONE))
                .orElse(today);
        LocalDate date = on != null ? on : day != null ? LocalDate.ofEpochDay(Math.min(day, today.toEpochDay())) : then;
        ProfileRead profile = reconstruction.profile(
                actor,
                subjectId,
                String.valueOf(chosen.map(Moment::position).orElse(0L)),
                date,
                cursor,
                Math.min(RECORD_ROWS, Cursor.PAGE_ROWS_MAX));
        PastRead.AsOf asOf = Objects.requireNonNull(profile.asOf());
        model.addAttribute("subject", profile.subject());
        model.addAttribute("asOf", asOf);
        model.addAttribute("count", count);
        model.addAttribute("today", today);
        model.addAttribute("firstDay", earliest(profile, first, today).toEpochDay());
        model.addAttribute("lastDay", today.toEpochDay());
        model.addAttribute("since", since);
        model.addAttribute("nextCursor", profile.nextCursor());
        model.addAttribute(
                "lines",
                profile.records().stream()
                        .map(r -> new Line(
                                r, asOf.validity().getOrDefault(r.recordId().value(), Validity.IN_FORCE)))
                        .toList());
        model.addAttribute("changes", since == null ? null : changes(actor, subjectId, since, asOf));
        model.addAttribute(
                "readers",
                since == null || !Reconstruction.seesReaders(actor) ? null : readers(actor, subjectId, since, asOf));
        return "desk/past";
    }

    /** The slider begins where the oldest decision lies, which is before the ledger knew of it. */
    private static LocalDate earliest(ProfileRead profile, Optional<Moment> first, LocalDate today) {
        LocalDate known = first.map(m -> LocalDate.ofInstant(m.recordedAt(), LedgerClock.ZONE))
                .orElse(today);
        return profile.records().stream().map(RecordRead::decidedOn).reduce(known, (a, b) -> a.isBefore(b) ? a : b);
    }

    private List<Changed> changes(Actor actor, SubjectId id, int since, PastRead.AsOf asOf) {
        long from = past.number(id, since).map(Moment::position).orElse(0L);
        if (from > asOf.position()) {
            return List.of();
        }
        return reconstruction
                .difference(actor, id, String.valueOf(from), String.valueOf(asOf.position()))
                .changes()
                .stream()
                .map(c -> new Changed(c.recordId(), titled(c), c.pointer(), text(c.before()), text(c.after())))
                .toList();
    }

    private PastRead.Readers readers(Actor actor, SubjectId id, int since, PastRead.AsOf asOf) {
        return reconstruction.readers(
                actor,
                id,
                String.valueOf(past.number(id, since).map(Moment::position).orElse(0L)),
                String.valueOf(asOf.position()));
    }

    private @Nullable String titled(PastRead.Change change) {
        String title = change.title();
        if (title == null) {
            return null;
        }
        int space = title.indexOf(' ');
        return show.type(title.substring(0, space)) + title.substring(space);
    }

    private static String text(@Nullable JsonNode node) {
        return node == null ? "" : node.isString() ? node.stringValue() : node.isContainer() ? "…" : node.toString();
    }
}
