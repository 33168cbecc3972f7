package org.chengxin.api.catalogue;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.chengxin.api.command.EditionReceipt;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.records.FormError;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.NoLookUp;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.Recordability;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.edition.EditionStage;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalogue for people: its versions, what each says otherwise, its files, and the forms for those who make it. */
@Controller
class EditionPages {

    private final EditionDoor door;
    private final EditionBook book;
    private final Catalogues catalogues;
    private final Show show;

    EditionPages(EditionDoor door, EditionBook book, Catalogues catalogues, Show show) {
        this.door = door;
        this.book = book;
        this.catalogues = catalogues;
        this.show = show;
    }

    @GetMapping("/catalogue")
    @NoLookUp("rules are no secret")
    String list(Optional<Actor> visitor, Model model) {
        return list(visitor, EditionForm.EMPTY, List.of(), model);
    }

    @GetMapping("/catalogue/{number:[0-9]{1,6}}")
    @NoLookUp("rules are no secret")
    String version(
            @PathVariable int number, @RequestParam @Nullable Integer against, Optional<Actor> visitor, Model model) {
        return version(number, against, visitor, EditionForm.EMPTY, List.of(), model);
    }

    @GetMapping("/catalogue/{number:[0-9]{1,6}}/file")
    @NoLookUp("rules are no secret")
    String file(@PathVariable int number, @RequestParam String name, Optional<Actor> visitor, Model model) {
        return file(number, name, book.text(visitor, number, name), visitor, List.of(), model);
    }

    @GetMapping("/desk/catalogue/{number:[0-9]{1,6}}/impact")
    @LooksUp(LookUpKind.LIST)
    String impact(@PathVariable int number, Actor actor, Model model) {
        model.addAttribute("impact", door.impact(number, actor));
        return "catalogue/impact";
    }

    @PostMapping("/desk/catalogue")
    @NoLookUp("rules are no secret")
    String open(EditionForm form, Actor actor, Model model, HttpServletResponse response, RedirectAttributes next) {
        List<FormError> errors = new ArrayList<>();
        return sent(() -> door.open(form.open(), actor).getBody(), errors)
                .map(receipt -> shown(receipt, next))
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return list(Optional.of(actor), form, errors, model);
                });
    }

    @PostMapping("/desk/catalogue/{number:[0-9]{1,6}}")
    @NoLookUp("rules are no secret")
    String step(
            @PathVariable int number,
            EditionForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        List<FormError> errors = new ArrayList<>();
        return sent(() -> door.step(number, Objects.requireNonNullElse(form.verb(), ""), form.step(), actor), errors)
                .map(receipt -> shown(receipt, next))
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return version(number, null, Optional.of(actor), form, errors, model);
                });
    }

    @PostMapping("/desk/catalogue/{number:[0-9]{1,6}}/file")
    @NoLookUp("rules are no secret")
    String write(
            @PathVariable int number,
            @RequestParam String name,
            @RequestParam String text,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        List<FormError> errors = new ArrayList<>();
        // A browser sends the ends of lines its own way; the file keeps the one it had.
        return sent(() -> door.write(number, "/" + name, text.replace("\r\n", "\n"), actor), errors)
                .map(receipt -> shown(receipt, next))
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return file(number, name, text, Optional.of(actor), errors, model);
                });
    }

    private Optional<EditionReceipt> sent(Supplier<@Nullable EditionReceipt> sending, List<FormError> errors) {
        try {
            return Optional.ofNullable(sending.get());
        } catch (RefusedException e) {
            errors.addAll(FormError.of(e.refusals(), show));
        } catch (ProblemException e) {
            e.problem().errors().stream()
                    .map(error -> new FormError(
                            Objects.requireNonNullElse(error.pointer(), "").replace("/", ""),
                            show.text(error.message())))
                    .forEach(errors::add);
            if (errors.isEmpty()) {
                errors.add(new FormError("", show.text(e.problem().detail())));
            }
        }
        return Optional.empty();
    }

    private static String shown(EditionReceipt receipt, RedirectAttributes next) {
        next.addFlashAttribute("donePosition", receipt.position());
        return "redirect:/catalogue/" + receipt.version();
    }

    private String list(Optional<Actor> visitor, EditionForm form, List<FormError> errors, Model model) {
        LocalDate today = book.today();
        Catalogue catalogue = catalogues.on(today);
        model.addAttribute("versions", book.all(visitor));
        model.addAttribute("maker", isMaker(visitor));
        model.addAttribute("shippedOtherwise", isMaker(visitor) ? book.shippedOtherwise() : List.of());
        model.addAttribute("inForce", catalogue.version());
        model.addAttribute("today", today);
        model.addAttribute(
                "types",
                catalogue.types().stream()
                        .map(type -> TypeRead.of(
                                type, catalogue.recordable(type.code(), today) instanceof Recordability.Recordable))
                        .toList());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "catalogue/list";
    }

    private String version(
            int number,
            @Nullable Integer against,
            Optional<Actor> visitor,
            EditionForm form,
            List<FormError> errors,
            Model model) {
        EditionRead version = book.read(visitor, number);
        model.addAttribute("v", version);
        model.addAttribute("against", against == null ? version.basedOn() : against);
        model.addAttribute(
                "others",
                book.all(visitor).stream()
                        .map(EditionRead::version)
                        .filter(other -> other != number)
                        .toList());
        model.addAttribute("difference", book.difference(visitor, number, against));
        model.addAttribute("comments", book.comments(visitor, number));
        model.addAttribute("follows", EditionBook.follows(visitor));
        model.addAttribute("commenter", visitor.isPresent());
        model.addAttribute("maker", isMaker(visitor));
        model.addAttribute("verbs", verbs(version.stage(), visitor));
        model.addAttribute("making", catalogues.current().making());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "catalogue/version";
    }

    private String file(
            int number, String name, String text, Optional<Actor> visitor, List<FormError> errors, Model model) {
        EditionRead version = book.read(visitor, number);
        model.addAttribute("v", version);
        model.addAttribute("name", name);
        model.addAttribute("text", text);
        model.addAttribute("editable", isMaker(visitor) && version.stage() == EditionStage.DRAFT);
        model.addAttribute("errors", errors);
        return "catalogue/file";
    }

    private static boolean isMaker(Optional<Actor> visitor) {
        return visitor.filter(actor -> actor.role() == Role.OFFICE).isPresent();
    }

    /** What somebody may do next; what else stands against it is said when it is tried. */
    private static List<String> verbs(EditionStage stage, Optional<Actor> visitor) {
        if (visitor.isEmpty()) {
            return List.of();
        }
        if (!isMaker(visitor)) {
            return stage == EditionStage.CONSULTATION ? List.of("comment") : List.of();
        }
        return switch (stage) {
            case DRAFT -> List.of("submit", "withdraw");
            case CONSULTATION -> List.of("comment", "approve", "return", "withdraw");
            case APPROVED -> List.of("publish", "return", "withdraw");
            case PUBLISHED -> List.of("withdraw");
            case IN_FORCE, SUPERSEDED, WITHDRAWN -> List.of();
        };
    }
}
