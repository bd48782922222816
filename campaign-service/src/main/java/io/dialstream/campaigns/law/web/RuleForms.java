package io.dialstream.campaigns.law.web;

import io.dialstream.campaigns.law.CallingLaws;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the forms of rules what laws say, to choose from. */
@ControllerAdvice(
        basePackages = {"io.dialstream.campaigns.dashboard", "io.dialstream.campaigns.draft"})
class RuleForms {

    private final CallingLaws laws;

    RuleForms(CallingLaws laws) {
        this.laws = laws;
    }

    @ModelAttribute("laws")
    CallingLaws laws() {
        return laws;
    }
}
