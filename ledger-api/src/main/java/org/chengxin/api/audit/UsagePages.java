package org.chengxin.api.audit;

import java.time.LocalDate;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same as {@link UsageDoor} to read and to print. */
@Controller
class UsagePages {

    private final Usages usages;
    private final Catalogues catalogues;

    UsagePages(Usages usages, Catalogues catalogues) {
        this.usages = usages;
        this.catalogues = catalogues;
    }

    @LooksUp(LookUpKind.USAGES)
    @GetMapping("/desk/usages")
    String all(
            @RequestParam @Nullable SubjectId subject,
            @RequestParam @Nullable String account,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam @Nullable String cursor,
            Actor actor,
            Model model) {
        UsageFilter filter = new UsageFilter(subject, account, from, to);
        Page<UsageRead> page = usages.all(actor, filter, Cursor.key(cursor, Long.MAX_VALUE), Cursor.PAGE_ROWS_DEFAULT);
        model.addAttribute("subject", subject == null ? null : subject.value());
        model.addAttribute("account", account);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("lines", page.items());
        model.addAttribute("nextCursor", page.nextCursor());
        model.addAttribute("purposes", PurposeTitles.of(catalogues.current()));
        return "desk/usages";
    }

    @LooksUp(LookUpKind.USAGES)
    @GetMapping("/desk/who-looked")
    String mine(@RequestParam @Nullable String cursor, Actor actor, Model model) {
        Page<MyUsageRead> page = usages.mine(actor, Cursor.key(cursor, Long.MAX_VALUE), Cursor.PAGE_ROWS_DEFAULT);
        model.addAttribute("lines", page.items());
        model.addAttribute("nextCursor", page.nextCursor());
        model.addAttribute("bases", catalogues.current().usages().basis());
        model.addAttribute("purposes", PurposeTitles.of(catalogues.current()));
        return "desk/who-looked";
    }
}
