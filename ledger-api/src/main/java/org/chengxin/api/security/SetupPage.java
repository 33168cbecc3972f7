package org.chengxin.api.security;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.chengxin.api.security.Account.Kind;
import org.chengxin.ledger.credit.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Names the first administrator. The page is there only while there is none. */
@Controller
class SetupPage {

    private final SetupCode code;
    private final Accounts accounts;
    private final PasswordEncoder encoder;

    SetupPage(SetupCode code, Accounts accounts, PasswordEncoder encoder) {
        this.code = code;
        this.accounts = accounts;
        this.encoder = encoder;
    }

    @GetMapping("/setup")
    String show(HttpServletResponse response) {
        onlyWithoutAdministrator();
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return "security/setup";
    }

    @PostMapping("/setup")
    String create(@ModelAttribute Form form, Model model, HttpServletResponse response) {
        onlyWithoutAdministrator();
        Optional<String> fault = fault(form);
        if (fault.isPresent()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("fault", fault.get());
            model.addAttribute("name", form.name());
            return "security/setup";
        }
        accounts.addFirstAdministrator(new NewAccount(
                new AccountKey(Kind.PERSON, form.name()),
                encoder.encode(form.password()),
                Role.ADMINISTRATOR,
                null,
                false,
                "setup"));
        code.spend();
        return "redirect:/login";
    }

    private Optional<String> fault(Form form) {
        if (!code.matches(form.code())) {
            return Optional.of("security.setup.code.wrong");
        }
        if (!AccountRules.isName(form.name())) {
            return Optional.of("security.account.name.rule");
        }
        if (!form.password().equals(form.repeated())) {
            return Optional.of("security.password.repeat");
        }
        return PasswordRules.fault(form.name(), form.password());
    }

    private void onlyWithoutAdministrator() {
        if (!code.isWanted()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** What the page posts; an absent field counts as empty. */
    record Form(String code, String name, String password, String repeated) {

        Form {
            code = AccountRules.orEmpty(code);
            name = AccountRules.orEmpty(name);
            password = AccountRules.orEmpty(password);
            repeated = AccountRules.orEmpty(repeated);
        }
    }
}
