package org.chengxin.ledger.support;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Tries a property as often as the system property {@code campaign.tries} says; without it, as often as it says itself. */
public final class CampaignTries implements AroundPropertyHook {

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Integer tries = Integer.getInteger("campaign.tries");
        if (tries != null) {
            context.attributes().setTries(tries);
        }
        return property.execute();
    }

    /** Before jqwik's own hooks, which read the attributes. */
    @Override
    public int aroundPropertyProximity() {
        return -100;
    }
}
