package org.chengxin.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.ledger.credit.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No handler behind a sign-in is forgotten: it says what it gives away, or that it gives nothing away. */
@LedgerTest
class EveryReadIsMarkedTest {

    private static final List<String> BEHIND_A_SIGN_IN = List.of("/api/", "/desk", "/admin");
    private static final List<String> PUBLIC = List.of("/api/v1/public/", "/api/v1/catalogue/");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void every_read_behind_a_sign_in_is_marked_or_says_why_not() {
        List<String> reads = new ArrayList<>();
        List<String> forgotten = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            boolean read = info.getMethodsCondition().getMethods().isEmpty()
                    || info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
            info.getPatternValues().stream()
                    .filter(path -> read && isBehindASignIn(path))
                    .forEach(path -> {
                        reads.add(path);
                        if (marks(handler) != 1) {
                            forgotten.add(path + " " + handler.getShortLogMessage());
                        }
                    });
        });

        assertThat(reads).hasSizeGreaterThan(40).contains("/api/v1/subjects/{subjectId}/profile", "/desk/subjects");
        assertThat(forgotten).isEmpty();
    }

    @Test
    void every_marked_handler_is_told_who_asks() {
        assertThat(mapping.getHandlerMethods().values())
                .filteredOn(handler -> handler.hasMethodAnnotation(LooksUp.class))
                .isNotEmpty()
                .allSatisfy(handler -> assertThat(Arrays.stream(handler.getMethodParameters())
                                .map(ResolvableType::forMethodParameter)
                                .anyMatch(type -> type.resolve() == Actor.class
                                        || (type.resolve() == Optional.class
                                                && type.getGeneric(0).resolve() == Actor.class)))
                        .as(handler.getShortLogMessage())
                        .isTrue());
    }

    private static int marks(HandlerMethod handler) {
        boolean none = handler.hasMethodAnnotation(NoLookUp.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), NoLookUp.class);
        return (handler.hasMethodAnnotation(LooksUp.class) ? 1 : 0) + (none ? 1 : 0);
    }

    private static boolean isBehindASignIn(String path) {
        return BEHIND_A_SIGN_IN.stream().anyMatch(path::startsWith)
                && PUBLIC.stream().noneMatch((path + "/")::startsWith);
    }
}
