package org.chengxin.api.security;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.security.Account.Kind;
import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the administrator adds people and clients and switches them off. A new secret is shown in the answer to the
 * request that made it and nowhere else.
 */
@NoLookUp("accounts, not archives")
@Controller
class AccountsPage {

    private static final String PAGE = "security/accounts";
    private static final List<Role> ROLES =
            Arrays.stream(Role.values()).filter(role -> role != Role.SYSTEM).toList();

    private final Accounts accounts;
    private final PasswordEncoder encoder;

    AccountsPage(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    @GetMapping("/admin/accounts")
    String show(Model model) {
        return page(model);
    }

    @PostMapping("/admin/accounts")
    String add(
            @RequestParam Kind kind,
            @RequestParam String name,
            @RequestParam Role role,
            @RequestParam(defaultValue = "") String organ,
            Actor administrator,
            Model model) {
        String code = organ.isBlank() ? null : organ.strip();
        Optional<String> fault = AccountRules.fault(name, role, code);
        if (fault.isPresent()) {
            return refused(fault.get(), model);
        }
        return add(new AccountKey(kind, name), role, code, administrator, model);
    }

    private String add(AccountKey key, Role role, @Nullable String organ, Actor administrator, Model model) {
        String secret = Secrets.next();
        boolean added =
                accounts.add(new NewAccount(key, encoder.encode(secret), role, organ, false, administrator.account()));
        if (!added) {
            return refused("security.account.exists", model);
        }
        model.addAttribute("secretOf", key.name());
        model.addAttribute("secret", secret);
        return page(model);
    }

    @PostMapping("/admin/accounts/enabled")
    String enable(
            @RequestParam Kind kind,
            @RequestParam String name,
            @RequestParam boolean enabled,
            Actor administrator,
            Model model) {
        if (kind == Kind.PERSON && name.equals(administrator.account())) {
            return refused("security.account.self", model);
        }
        accounts.setEnabled(new AccountKey(kind, name), enabled, administrator.account());
        return "redirect:/admin/accounts";
    }

    private String refused(String fault, Model model) {
        model.addAttribute("fault", fault);
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute("accounts", accounts.all().stream().map(Row::of).toList());
        model.addAttribute("roles", ROLES);
        model.addAttribute("kinds", Kind.values());
        return PAGE;
    }

    /** A line of the table; public, because the template reads it by reflection. */
    public record Row(
            String kind, String name, String role, @Nullable String organ, boolean enabled) {

        static Row of(Account account) {
            return new Row(
                    account.key().kind().name(),
                    account.name(),
                    account.role().name(),
                    account.organ(),
                    account.enabled());
        }
    }
}
