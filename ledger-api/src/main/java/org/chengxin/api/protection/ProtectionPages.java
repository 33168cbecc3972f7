package org.chengxin.api.protection;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.FormError;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.ErasureGround;
import org.chengxin.ledger.credit.OrderStage;
import org.chengxin.ledger.credit.RestrictionGround;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.ProtectionCase.Lever;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The desk of erasure and restriction: the queue of what waits for a second person, the form of an order, and the case with
 * its consequences before it is confirmed. Pages send what the API sends, through the same doors.
 */
@Controller
@RequestMapping("/desk")
class ProtectionPages {

    /** How long somebody who decided waits for the views before reading on. */
    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(5);

    private static final int CASE_ROWS = 100;

    private final ErasureDoor erasures;
    private final RestrictionDoor restrictions;
    private final Cases cases;
    private final ViewPositions viewPositions;
    private final Show show;

    ProtectionPages(
            ErasureDoor erasures, RestrictionDoor restrictions, Cases cases, ViewPositions viewPositions, Show show) {
        this.erasures = erasures;
        this.restrictions = restrictions;
        this.cases = cases;
        this.viewPositions = viewPositions;
        this.show = show;
    }

    @GetMapping("/protection")
    @LooksUp(LookUpKind.PROTECTION)
    String queue(@RequestParam @Nullable String cursor, Actor actor, Model model) {
        Page<CaseRead> waiting = cases.waiting(actor, Cursor.key(cursor, 0), Cursor.PAGE_ROWS_DEFAULT);
        model.addAttribute(
                "lines",
                waiting.items().stream()
                        .map(order -> CaseLine.of(order, cases.subject(actor, order.subjectId())))
                        .toList());
        model.addAttribute("nextCursor", waiting.nextCursor());
        return "desk/protection";
    }

    @GetMapping("/subjects/{subjectId}/protection")
    @LooksUp(LookUpKind.PROTECTION)
    String ofSubject(@PathVariable SubjectId subjectId, Actor actor, Model model) {
        SubjectRow subject = cases.subject(actor, subjectId);
        model.addAttribute("subject", subject);
        model.addAttribute("mayOrder", actor.role() == Role.OFFICE);
        model.addAttribute(
                "lines",
                Stream.of(Lever.values())
                        .flatMap(lever -> cases.ofSubject(actor, subjectId, lever, 0, CASE_ROWS).items().stream())
                        .map(order -> CaseLine.of(order, subject))
                        .toList());
        return "desk/protection-subject";
    }

    @GetMapping("/subjects/{subjectId}/protection/erasure")
    @LooksUp(LookUpKind.PROTECTION)
    String erasureForm(@PathVariable SubjectId subjectId, Actor actor, Model model) {
        return form(Lever.ERASURE, subjectId, actor, OrderForm.EMPTY, List.of(), model);
    }

    @PostMapping("/subjects/{subjectId}/protection/erasure")
    @LooksUp(LookUpKind.PROTECTION)
    String orderErasure(
            @PathVariable SubjectId subjectId,
            OrderForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ErasureGround ground = form.groundAmong(ErasureGround.values());
        return order(
                new Order(Lever.ERASURE, subjectId, form, ground == null),
                () -> erasures.order(
                        subjectId, new ErasureWrite(ground, form.reason(), form.legalBasis(), form.document()), actor),
                actor,
                new Answering(model, response, next));
    }

    @GetMapping("/subjects/{subjectId}/protection/restriction")
    @LooksUp(LookUpKind.PROTECTION)
    String restrictionForm(@PathVariable SubjectId subjectId, Actor actor, Model model) {
        return form(Lever.RESTRICTION, subjectId, actor, OrderForm.EMPTY, List.of(), model);
    }

    @PostMapping("/subjects/{subjectId}/protection/restriction")
    @LooksUp(LookUpKind.PROTECTION)
    String orderRestriction(
            @PathVariable SubjectId subjectId,
            OrderForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        RestrictionGround ground = form.groundAmong(RestrictionGround.values());
        return order(
                new Order(Lever.RESTRICTION, subjectId, form, ground == null),
                () -> restrictions.order(
                        subjectId,
                        new RestrictionWrite(ground, form.reason(), form.legalBasis(), form.document()),
                        actor),
                actor,
                new Answering(model, response, next));
    }

    @GetMapping("/subjects/{subjectId}/protection/erasures/{number}")
    @LooksUp(LookUpKind.PROTECTION)
    String erasure(@PathVariable SubjectId subjectId, @PathVariable int number, Actor actor, Model model) {
        return page(cases.find(actor, subjectId, Lever.ERASURE, number), actor, OrderForm.EMPTY, List.of(), model);
    }

    @GetMapping("/subjects/{subjectId}/protection/restrictions/{number}")
    @LooksUp(LookUpKind.PROTECTION)
    String restriction(@PathVariable SubjectId subjectId, @PathVariable int number, Actor actor, Model model) {
        return page(cases.find(actor, subjectId, Lever.RESTRICTION, number), actor, OrderForm.EMPTY, List.of(), model);
    }

    @PostMapping("/subjects/{subjectId}/protection/erasures/{number}/{verb}")
    @LooksUp(LookUpKind.PROTECTION)
    String decideErasure(
            @PathVariable SubjectId subjectId,
            @PathVariable int number,
            @PathVariable String verb,
            OrderForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        CaseRead order = cases.find(actor, subjectId, Lever.ERASURE, number);
        Answering to = new Answering(model, response, next);
        return switch (verb) {
            case "confirm" ->
                decide(order, form, confirmation(form), () -> erasures.confirm(subjectId, number, actor), actor, to);
            case "decline" ->
                decide(
                        order,
                        form,
                        List.of(),
                        () -> erasures.decline(subjectId, number, new DeclineWrite(form.reason()), actor),
                        actor,
                        to);
            default -> throw new ProblemException(Problems.notFound());
        };
    }

    @PostMapping("/subjects/{subjectId}/protection/restrictions/{number}/{verb}")
    @LooksUp(LookUpKind.PROTECTION)
    String decideRestriction(
            @PathVariable SubjectId subjectId,
            @PathVariable int number,
            @PathVariable String verb,
            OrderForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        CaseRead order = cases.find(actor, subjectId, Lever.RESTRICTION, number);
        DeclineWrite why = new DeclineWrite(form.reason());
        Answering to = new Answering(model, response, next);
        return switch (verb) {
            case "confirm" ->
                decide(
                        order,
                        form,
                        confirmation(form),
                        () -> restrictions.confirm(subjectId, number, actor),
                        actor,
                        to);
            case "decline" ->
                decide(order, form, List.of(), () -> restrictions.decline(subjectId, number, why, actor), actor, to);
            case "lift" ->
                decide(
                        order,
                        form,
                        form.missing(show::message),
                        () -> restrictions.lift(
                                subjectId,
                                number,
                                new LiftWrite(form.reason(), form.legalBasis(), form.document()),
                                actor),
                        actor,
                        to);
            case "confirm-lift" ->
                decide(
                        order,
                        form,
                        confirmation(form),
                        () -> restrictions.confirmLift(subjectId, number, actor),
                        actor,
                        to);
            case "decline-lift" ->
                decide(
                        order,
                        form,
                        List.of(),
                        () -> restrictions.declineLift(subjectId, number, why, actor),
                        actor,
                        to);
            default -> throw new ProblemException(Problems.notFound());
        };
    }

    /** Where an answer goes. */
    private record Answering(Model model, HttpServletResponse response, RedirectAttributes next) {}

    /** An order on its way in. */
    private record Order(Lever lever, SubjectId subjectId, OrderForm form, boolean groundMissing) {}

    private String order(Order order, Supplier<ResponseEntity<Receipt>> send, Actor actor, Answering to) {
        Cases.onlyTheOffice(actor);
        List<FormError> errors = order.form().missing(show::message);
        if (order.groundMissing()) {
            errors.addFirst(new FormError("ground", show.message("protection.missing.ground")));
        }
        if (errors.isEmpty()) {
            try {
                Receipt receipt = Objects.requireNonNull(send.get().getBody());
                return done(order.lever(), receipt, to.next());
            } catch (RefusedException e) {
                errors.addAll(FormError.of(e.refusals(), show));
            }
        }
        to.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(order.lever(), order.subjectId(), actor, order.form(), errors, to.model());
    }

    private String decide(
            CaseRead order,
            OrderForm form,
            List<FormError> missing,
            Supplier<ResponseEntity<Receipt>> send,
            Actor actor,
            Answering to) {
        Cases.onlyTheOffice(actor);
        List<FormError> errors = new ArrayList<>(missing);
        if (errors.isEmpty()) {
            try {
                Receipt receipt = Objects.requireNonNull(send.get().getBody());
                return done(order.lever(), receipt, to.next());
            } catch (RefusedException e) {
                errors.addAll(FormError.of(e.refusals(), show));
            }
        }
        to.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(order, actor, form, errors, to.model());
    }

    private String done(Lever lever, Receipt receipt, RedirectAttributes next) {
        boolean shown = Stream.of("protection", "profile", "history")
                .allMatch(view -> viewPositions.await(view, receipt.position(), VIEWS_AWAITED));
        next.addFlashAttribute("donePosition", receipt.position());
        next.addFlashAttribute("doneShown", shown);
        return "redirect:" + CaseLine.path(receipt.subjectId(), lever, Objects.requireNonNull(receipt.order()));
    }

    private List<FormError> confirmation(OrderForm form) {
        return Boolean.TRUE.equals(form.understood())
                ? List.of()
                : List.of(new FormError("understood", show.message("protection.missing.understood")));
    }

    private String form(
            Lever lever, SubjectId subjectId, Actor actor, OrderForm form, List<FormError> errors, Model model) {
        Cases.onlyTheOffice(actor);
        model.addAttribute("subject", cases.subject(actor, subjectId));
        model.addAttribute("lever", lever);
        model.addAttribute("grounds", lever == Lever.ERASURE ? ErasureGround.values() : RestrictionGround.values());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "desk/protection-order";
    }

    private String page(CaseRead order, Actor actor, OrderForm form, List<FormError> errors, Model model) {
        boolean office = actor.role() == Role.OFFICE;
        boolean own = order.lastOrder().actor().account().equals(actor.account());
        model.addAttribute("line", CaseLine.of(order, cases.subject(actor, order.subjectId())));
        model.addAttribute("c", order);
        model.addAttribute("ground", order.ground());
        model.addAttribute("own", own);
        model.addAttribute("mayConfirm", office && order.stage().waits() && !own);
        model.addAttribute("mayDecline", office && order.stage().waits());
        model.addAttribute("mayLift", office && order.stage() == OrderStage.IN_FORCE);
        model.addAttribute("lifting", order.stage() == OrderStage.LIFT_WAITING);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "desk/protection-case";
    }
}
