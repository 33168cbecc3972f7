package org.chengxin.api.security;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page where people sign in; Spring Security takes what it posts. */
@Controller
class SignInPage {

    private final SetupCode setup;

    SignInPage(SetupCode setup) {
        this.setup = setup;
    }

    @GetMapping("/login")
    String show(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("setupWanted", setup.isWanted());
        return "security/login";
    }
}
