"""The storyboard: every clip that is delivered, in viewing order."""

from reel.storyboard import Clip, Storyboard

STORYBOARD = Storyboard(
    Clip("hook", "scenes.hook:Hook", ("multiply", "add", "claim")),
    Clip("definition", "scenes.definition:Definition", ("ask", "name", "read_off", "conditions")),
    Clip("inverse", "scenes.inverse:Inverse", ("machine", "mirror", "flatten")),
    Clip(
        "product_to_sum",
        "scenes.product_to_sum:ProductToSum",
        ("count", "read_backwards", "slide_rule", "any_base"),
    ),
    Clip("gradients", "scenes.gradients:Gradients", ("downhill", "two", "many")),
    Clip(
        "log_derivative",
        "scenes.log_derivative:LogDerivative",
        ("percent", "diagonal", "return", "worked"),
    ),
    Clip("monotone", "scenes.monotone:Monotone", ("order", "peak", "why", "roll")),
    Clip("likelihood", "scenes.likelihood:Likelihood", ("observe", "multiply", "add", "loss")),
    Clip("mse", "scenes.mse:Mse", ("noise", "derive", "see", "punch")),
    Clip(
        "log_axes",
        "scenes.log_axes:LogAxes",
        ("linear", "stretch", "line", "read"),
        data=("mammals.csv",),
    ),
    Clip(
        "overflow",
        "scenes.overflow:Overflow",
        ("range", "underflow", "overflow", "rescue"),
    ),
    Clip("recap", "scenes.recap:Recap", ("hub", "close"), brand=True),
)
