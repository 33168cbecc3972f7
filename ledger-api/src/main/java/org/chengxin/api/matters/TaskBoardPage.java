package org.chengxin.api.matters;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.api.paging.Page;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of supervision tasks, for whoever may list matters; an organ sees those that name it. */
@Controller
class TaskBoardPage {

    private final MatterBook book;
    private final Catalogues catalogues;

    TaskBoardPage(MatterBook book, Catalogues catalogues) {
        this.book = book;
        this.catalogues = catalogues;
    }

    @GetMapping("/desk/tasks")
    @LooksUp(LookUpKind.MATTER)
    String board(
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable String kind,
            @RequestParam(defaultValue = "false") boolean overdue,
            Actor actor,
            Model model) {
        Page<MatterRead> open = book.queue(actor, Mechanism.TASK, false, false, 0, TaskBoard.CARDS_MAX / 2);
        Page<MatterRead> over = book.queue(actor, Mechanism.TASK, true, false, 0, TaskBoard.CARDS_MAX / 2);
        List<MatterRead> tasks = new ArrayList<>(open.items());
        tasks.addAll(over.items());
        TaskBoard board = TaskBoard.of(
                tasks, filled(unit), filled(kind), overdue, open.nextCursor() != null || over.nextCursor() != null);
        model.addAttribute("board", board);
        model.addAttribute("unit", filled(unit));
        model.addAttribute("kind", filled(kind));
        model.addAttribute("overdue", overdue);
        model.addAttribute("policy", catalogues.current().matters());
        return "desk/tasks";
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
