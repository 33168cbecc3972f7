package org.chengxin.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.chengxin.api.command.ReadOnlyException;
import org.chengxin.api.paging.BadCursorException;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Says no to a reader in a page, as {@code ProblemAdvice}, which comes first, says it to a program. A path that leads
 * nowhere belongs to no controller, so both come here for it.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PageErrors {

    private static final String PAGE = "error";

    @ExceptionHandler
    ModelAndView refused(ProblemException e, Locale locale) {
        Problem problem = e.problem();
        ModelAndView page = page(problem.status());
        page.addObject("rule", problem.rule());
        if (problem.status() != HttpStatus.NOT_FOUND) {
            page.addObject("detail", problem.detail().in(locale));
        }
        return page;
    }

    @ExceptionHandler
    ModelAndView readOnly(ReadOnlyException e, Locale locale) {
        return refused(new ProblemException(Problems.readOnly(e.discrepancy())), locale);
    }

    @ExceptionHandler
    ModelAndView misspelt(MethodArgumentTypeMismatchException e) {
        return page(HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler
    ModelAndView strangeCursor(BadCursorException e) {
        return page(HttpStatus.BAD_REQUEST);
    }

    @ExceptionHandler
    @Nullable
    Object nowhere(NoResourceFoundException e, HttpServletRequest request, Locale locale) {
        if (!RequestPath.isCall(request)) {
            return page(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.notFound().in(locale));
    }

    private static ModelAndView page(HttpStatus status) {
        ModelAndView page = new ModelAndView(PAGE, status);
        page.addObject("status", status.value());
        return page;
    }
}
