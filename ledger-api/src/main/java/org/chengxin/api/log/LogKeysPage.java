package org.chengxin.api.log;

import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.credit.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the administrator rolls keys over: adds one, tells those who pin the old one, and retires the old one later. No key
 * leaves the node; with several nodes the new file is copied to the others by hand.
 */
@NoLookUp("keys of the logs")
@Controller
class LogKeysPage {

    private static final String PAGE = "log/keys";
    private static final int REASON_CHARS_MAX = 200;

    private final Logs logs;
    private final LogsInTheLog stated;

    LogKeysPage(Logs logs, LogsInTheLog stated) {
        this.logs = logs;
        this.stated = stated;
    }

    @GetMapping("/admin/log")
    String show(Model model) {
        model.addAttribute("logs", logs.all());
        return PAGE;
    }

    @PostMapping("/admin/log/keys")
    String add(@RequestParam LogName log, Actor administrator, Model model) {
        model.addAttribute("added", named(log).keys().add(administrator.account()));
        stated.state(administrator.account());
        return show(model);
    }

    @PostMapping("/admin/log/keys/retired")
    String retire(
            @RequestParam LogName log,
            @RequestParam String vkey,
            @RequestParam(defaultValue = "") String reason,
            Actor administrator,
            Model model) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_CHARS_MAX) {
            model.addAttribute("fault", "log.keys.fault.reason");
        } else if (!named(log).keys().retire(vkey, administrator.account(), why)) {
            model.addAttribute("fault", "log.keys.fault.last");
        } else {
            stated.state(administrator.account());
        }
        return show(model);
    }

    private ServedLog named(LogName name) {
        return name == LogName.LEDGER ? logs.ledger() : logs.disclosure();
    }
}
