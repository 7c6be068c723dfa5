def run(n):
    point = {"x": 0, "y": 1.5, "name": "p"}
    total = 0.0
    for i in range(n):
        point["x"] += 1
        point["y"] = point["y"] + 0.5
        total += point["x"] * point["y"]
    return total


print(run(3000000))
