package org.chengxin.api.problem;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chengxin.api.command.ReadOnlyException;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.paging.BadCursorException;
import org.chengxin.ledger.catalogue.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns whatever stops a JSON door into a problem document in the caller's language. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Bilingual UNREADABLE = new Bilingual("请求无法读取", "Unreadable request");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(RefusedException e, Locale locale) {
        return answer(Problems.of(e.refusals()), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(ReadOnlyException e, Locale locale) {
        return answer(Problems.readOnly(e.discrepancy()), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(ProblemException e, Locale locale) {
        return answer(e.problem(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(BadCursorException e, Locale locale) {
        return answer(
                Problems.invalid(
                        "/cursor",
                        "R-CURSOR",
                        new Bilingual("cursor 应为上一页返回的 nextCursor", "A cursor is the nextCursor of an earlier page")),
                locale);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String pointer = e.getCause() instanceof JacksonException json ? pointer(json) : "";
        Problem problem = new Problem(
                HttpStatus.BAD_REQUEST,
                "R-JSON",
                UNREADABLE,
                new Bilingual(
                        "请求体不是所要求的JSON：" + (pointer.isEmpty() ? "语法错误" : "字段 " + pointer + " 未知、重复或类型不对")
                                + "；请对照 /v3/api-docs",
                        "The body is not the JSON asked for: "
                                + (pointer.isEmpty()
                                        ? "syntax error"
                                        : "field " + pointer + " is unknown, doubled or of the wrong type")
                                + "; see /v3/api-docs"),
                List.of(),
                pointer.isEmpty()
                        ? List.of()
                        : List.of(new Problem.Field(
                                pointer,
                                "R-JSON",
                                new Bilingual("未知、重复或类型不对", "Unknown, doubled or of the wrong type"))));
        return body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = String.valueOf(e.getPropertyName());
        return body(Problems.invalid(
                "/" + name,
                "R-PARAMETER",
                new Bilingual("参数 " + name + " 的格式不对", "Parameter " + name + " is not of the right form")));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        Problem problem = Problem.of(
                known,
                "R-HTTP-" + status.value(),
                new Bilingual("请求未被接受（" + status.value() + "）", known.getReasonPhrase()),
                new Bilingual(
                        "请对照 /v3/api-docs 检查路径、方法、参数和内容类型",
                        "Check path, method, parameters and content type against /v3/api-docs"));
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.in(LocaleContextHolder.getLocale()));
    }

    private static ResponseEntity<Object> body(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.in(LocaleContextHolder.getLocale()));
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem, Locale locale) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.in(locale));
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex()))
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
