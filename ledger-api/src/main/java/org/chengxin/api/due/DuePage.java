package org.chengxin.api.due;

import java.util.List;
import org.chengxin.api.records.Archive;
import org.chengxin.api.records.RecordRead;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of what falls due. */
@Controller
class DuePage {

    private final DueDesk desk;
    private final Archive archive;

    DuePage(DueDesk desk, Archive archive) {
        this.desk = desk;
        this.archive = archive;
    }

    /** A line: what falls due and the record it is about, as far as the reader may see it. */
    public record Line(DueRead due, @Nullable RecordRead record) implements OfSubject {

        @Override
        public SubjectId subjectId() {
            return due.subjectId();
        }
    }

    @GetMapping("/desk/due")
    @LooksUp(LookUpKind.LIST)
    String due(Actor actor, Model model) {
        DueDesk.Due due = desk.read(actor);
        model.addAttribute("asOf", due.asOf());
        model.addAttribute("until", due.until());
        model.addAttribute("overdue", lines(due.overdue(), actor));
        model.addAttribute("upcoming", lines(due.upcoming(), actor));
        return "desk/due";
    }

    private List<Line> lines(List<DueRead> items, Actor actor) {
        return items.stream()
                .map(item ->
                        new Line(item, archive.record(actor, item.recordId()).orElse(null)))
                .toList();
    }
}
